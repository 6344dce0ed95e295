using System.Collections;
using System.Reflection;
using AsyncWork.Domain.People;
using AsyncWork.Web.Search;
using NodaTime;

namespace AsyncWork.Tests.Support;

/// <summary>Arguments for methods that are called only to see what they ask: each type has a small, plausible value.</summary>
/// <param name="Filled">Whether what may be missing is there: nullable values, flags, items of a list.</param>
sealed record Invented(bool Filled)
{
    static readonly LocalDate Day = new(2026, 11, 12);

    public object?[] For(ParameterInfo[] parameters) => [.. parameters.Select(p => Of(p.ParameterType, MayBeNull(p)))];

    static bool MayBeNull(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    /// <exception cref="NotSupportedException">Nothing is known to invent for this type.</exception>
    object? Of(Type type, bool mayBeNull = false)
    {
        if (mayBeNull && !Filled)
            return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Known(type) is { } known)
            return known;
        if (type.IsEnum)
            return Enum.GetValues(type) is var values && Filled ? values.GetValue(values.Length - 1) : values.GetValue(0);
        if (ItemOf(type) is { } item)
            return Items(type, item);
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        return
            type.IsAbstract
            || constructor is null
            || constructor.GetParameters().Any(p => p.ParameterType == type)
            || type.IsAssignableTo(typeof(Delegate))
            ? throw new NotSupportedException($"Nothing is invented for {type.Name}.")
            : constructor.Invoke(For(constructor.GetParameters()));
    }

    object? Known(Type type) =>
        type == typeof(string) ? (Filled ? "design" : "")
        : type == typeof(bool) ? Filled
        : type == typeof(CancellationToken) ? CancellationToken.None
        : type == typeof(Guid) ? Guid.Empty
        : type == typeof(PersonId) ? new PersonId(1)
        : type == typeof(Instant) ? AppHost.Start
        : type == typeof(LocalDate) ? Day
        : type == typeof(YearMonth) ? Day.ToYearMonth()
        : type == typeof(DateInterval) ? new DateInterval(Day, Day.PlusDays(6))
        : type == typeof(LocalTime) ? LocalTime.Noon
        : type == typeof(DateTimeZone) ? Given.Zone("Europe/Berlin")
        : type == typeof(IClock) ? SystemClock.Instance
        : type == typeof(SearchWords) ? SearchWords.Read(Filled ? "design \"two words\" pla" : "#42")
        : type == typeof(ITextIndex) ? (Filled ? new FullTextIndex() : new LikeIndex())
        : type.IsPrimitive || type == typeof(decimal)
            ? Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    static Type? ItemOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var item] ? item
        : null;

    object Items(Type type, Type item)
    {
        var count = Filled ? 2 : 0;
        var items = Array.CreateInstance(item, count);
        for (var i = 0; i < count; i++)
            items.SetValue(Of(item), i);
        return type.IsInstanceOfType(items) ? items : Activator.CreateInstance(type, items)!;
    }
}
