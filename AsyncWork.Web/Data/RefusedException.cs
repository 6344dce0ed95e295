namespace AsyncWork.Web.Data;

/// <summary>Thrown inside a transaction: takes back what was stored before there was a reason not to.</summary>
/// <param name="status">Of the answer, as HTTP says it; 200 when the same form had done it already.</param>
/// <param name="reason">As people are told it.</param>
public sealed class RefusedException(int status, string reason) : Exception(reason)
{
    public int Status => status;
}
