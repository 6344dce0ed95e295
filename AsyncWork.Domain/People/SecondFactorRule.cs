namespace AsyncWork.Domain.People;

/// <summary>Of whom the company asks a second factor at sign-in, beside the password (product.md A5). Whoever wants one may have one.</summary>
public enum SecondFactorRule
{
    Nobody,

    /// <summary>Of those who see the figures of the whole company.</summary>
    HRAndAdministrators,
    Everybody,
}

public static class SecondFactorRules
{
    /// <param name="seesCompany">The person is in HR or an administrator.</param>
    public static bool IsAskedOf(this SecondFactorRule rule, bool seesCompany) =>
        rule == SecondFactorRule.Everybody || (rule == SecondFactorRule.HRAndAdministrators && seesCompany);
}
