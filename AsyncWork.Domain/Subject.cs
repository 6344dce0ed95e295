namespace AsyncWork.Domain;

/// <summary>The kinds of things that people write about, attach files to and are told of.</summary>
public enum SubjectKind
{
    Card,
    Page,
    Decision,
    Space,
    Post,

    /// <summary>A step of an onboarding plan.</summary>
    Step,
}

/// <summary>The thing that a comment, a file or a notice is about.</summary>
/// <param name="Id">Its id among its kind.</param>
public readonly record struct Subject(SubjectKind Kind, int Id)
{
    public static Subject Card(int id) => new(SubjectKind.Card, id);

    public static Subject Page(int id) => new(SubjectKind.Page, id);

    public static Subject Decision(int id) => new(SubjectKind.Decision, id);

    public static Subject Space(int id) => new(SubjectKind.Space, id);

    public static Subject Post(int id) => new(SubjectKind.Post, id);

    public static Subject Step(int id) => new(SubjectKind.Step, id);
}
