namespace AsyncWork.E2E.Support;

/// <summary>The accounts of the demo company, by the part of their address before the @.</summary>
public static class Accounts
{
    public const string Password = "Async-work-demo-1";

    public static readonly string[] All = ["admin", "hr", "manager", "berlin", "newyork", "kathmandu"];

    public static string Email(string who) => $"{who}@asyncwork.example";
}
