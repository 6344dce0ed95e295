namespace AsyncWork.Web.Importing;

/// <summary>A file, or a plan for it, that cannot be taken as a whole. The message is for the person who sent it.</summary>
public sealed class ImportRefusedException : Exception
{
    public ImportRefusedException() { }

    public ImportRefusedException(string message)
        : base(message) { }

    public ImportRefusedException(string message, Exception inner)
        : base(message, inner) { }

    public static ImportRefusedException AtLine(int line, string message) => new($"Line {line}: {message}");
}
