using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Steps that somebody does, for <c>_MySteps.cshtml</c>, seen from a day.</summary>
public sealed record MySteps(IReadOnlyList<MyStep> Steps, LocalDate Today, PersonId Me);
