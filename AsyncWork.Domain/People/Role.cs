namespace AsyncWork.Domain.People;

/// <summary>
/// What an account may do beyond being an employee, which everyone is. There is no role for managers: a person who leads a team is the
/// manager of that team and of no other.
/// </summary>
public enum Role
{
    /// <summary>Onboards people, sees the company's figures and acknowledgements.</summary>
    HR,

    /// <summary>Accounts, roles, teams and settings.</summary>
    Administrator,
}
