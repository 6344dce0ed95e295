using AsyncWork.Domain.Calendar;
using AsyncWork.Web.TagHelpers;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Absences;

/// <summary>Absences in words, the same on pages and in mails.</summary>
public static class AbsenceText
{
    public static string Days(LocalDate first, LocalDate last) =>
        first == last ? first.Text() : $"{first.Text()} to {last.Text()}";

    public static string Text(this AbsenceKind kind) =>
        kind switch
        {
            AbsenceKind.Sick => "Sick",
            AbsenceKind.Parental => "Parental leave",
            AbsenceKind.Training => "Training",
            AbsenceKind.Other => "Other",
            _ => "Leave",
        };

    public static string Text(this AbsenceState state) =>
        state switch
        {
            AbsenceState.Approved => "approved",
            AbsenceState.Declined => "declined",
            AbsenceState.Withdrawn => "withdrawn",
            _ => "asked for",
        };

    public static string Tag(this AbsenceState state) =>
        state switch
        {
            AbsenceState.Approved => "tag tag--good",
            AbsenceState.Requested => "tag tag--attention",
            _ => "tag",
        };
}
