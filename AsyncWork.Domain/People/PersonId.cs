namespace AsyncWork.Domain.People;

/// <summary>Names a person everywhere in the product.</summary>
public readonly record struct PersonId(int Value) : IComparable<PersonId>
{
    public int CompareTo(PersonId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static bool operator <(PersonId left, PersonId right) => left.Value < right.Value;

    public static bool operator >(PersonId left, PersonId right) => left.Value > right.Value;

    public static bool operator <=(PersonId left, PersonId right) => left.Value <= right.Value;

    public static bool operator >=(PersonId left, PersonId right) => left.Value >= right.Value;
}
