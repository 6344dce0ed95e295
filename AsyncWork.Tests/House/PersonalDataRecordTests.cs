using System.Linq.Expressions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Account.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.House;

/// <summary>That the record of processing is whole: all that names a person is in their data, or it is said here why not (product.md A7).</summary>
[Trait("Feature", "A7")]
public sealed class PersonalDataRecordTests
{
    static readonly Dictionary<string, string[]> NotTheirs = new(StringComparer.Ordinal)
    {
        ["What they did with what is another’s; that they did it is in their part of the audit log or of its history."] =
        [
            "Absence.DecidedBy",
            "Absence.RequestedBy",
            "Comment.ResolvedBy",
            "HandOffTurn.ReceiverId",
            "MailedReport.SentById",
            "NormReviewLine.DecidedBy",
            "Notification.By",
            "OnCall.SetBy",
            "OnboardingPlan.StartedBy",
            "PageRevision.PublishedBy",
            "ReportSubscription.SubscribedById",
            "Request.AnsweredBy",
            "TimeEntry.ChangedBy",
            "TimeEntry.CreatedBy",
            "Timesheet.DecidedBy",
            "WikiPage.AskedBy",
            "WikiPage.AskedOf",
            "WikiPage.PublishedBy",
            "WikiPage.VerifiedBy",
        ],
        ["Who set up something of the company’s."] =
        [
            "AdviceTable.By",
            "Board.CreatedBy",
            "BoardImport.By",
            "CardRule.ThenPersonId",
            "CardTemplate.OwnerId",
            "ChannelNorm.SetBy",
            "ClosedMonth.By",
            "Decision.ClosedBy",
            "DecisionImport.By",
            "EscalationLadder.ChangedBy",
            "ModuleVersion.By",
            "NormReview.HeldBy",
            "NormReview.OpenedBy",
            "OnboardingStep.OwnerId",
            "PageAudience.SetBy",
            "PageImport.By",
            "Pilot.EndedBy",
            "Pilot.PlannedBy",
            "Pilot.SponsorId",
            "PlanStep.OwnerId",
            "Recurrence.CreatedBy",
            "Space.CreatedBy",
            "Supersession.By",
        ],
        ["Their part in another’s plan: the plan is about the other, and the steps that they do are in their data."] =
        [
            "OnboardingPlan.BuddyId",
            "OnboardingPlan.HRId",
            "OnboardingPlan.ITId",
            "OnboardingPlan.ManagerId",
            "OnboardingPlan.NextDoerId",
        ],
        [
            "Told by another file already: the version of a file, the card of a link, the steps of a decision, the thing that is searched."
        ] = ["Attachment.AddedBy", "CardLink.By", "DecisionRevision.By", "SearchEntry.OwnerId", "SearchEntry.PersonId"],
    };

    [Fact]
    public void All_that_names_a_person_is_in_their_data_or_is_told_why_not()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        var given = new PersonColumns();
        foreach (var file in ProcessingRecord.Kinds.SelectMany(k => k.Files))
            given.Visit(file.Rows(db, new PersonId(1)).Expression);

        var stored = (
            from type in db.Model.GetEntityTypes()
            from property in type.GetProperties()
            where
                Nullable.GetUnderlyingType(property.ClrType) is { } inner
                    ? inner == typeof(PersonId)
                    : property.ClrType == typeof(PersonId)
            select $"{type.ClrType.Name}.{property.Name}"
        ).ToHashSet(StringComparer.Ordinal);
        var told = NotTheirs.Values.SelectMany(c => c).ToHashSet(StringComparer.Ordinal);

        var missing = stored.Except(given.Found).Except(told).Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, string.Join(' ', missing));
        Assert.Equal([], told.Where(c => !stored.Contains(c) || given.Found.Contains(c)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_file_has_its_own_name()
    {
        var names = ProcessingRecord.Kinds.SelectMany(k => k.Files).Select(f => f.Name).ToList();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    /// <summary>Finds which columns a query compares with the person that was asked for.</summary>
    sealed class PersonColumns : ExpressionVisitor
    {
        public HashSet<string> Found { get; } = new(StringComparer.Ordinal);

        protected override Expression VisitBinary(BinaryExpression node)
        {
            if (node.NodeType == ExpressionType.Equal)
            {
                var (left, right) = (Plain(node.Left), Plain(node.Right));
                if (left is MemberExpression column && IsGiven(right))
                    Found.Add($"{column.Expression!.Type.Name}.{column.Member.Name}");
            }
            return base.VisitBinary(node);
        }

        static Expression Plain(Expression side) =>
            side is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : side;

        static bool IsGiven(Expression side) =>
            side.Type == typeof(PersonId) && side is MemberExpression { Expression: ConstantExpression } or ConstantExpression;
    }
}
