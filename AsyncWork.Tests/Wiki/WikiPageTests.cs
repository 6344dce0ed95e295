using System.Reflection;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.Wiki;

/// <summary>The rules of a page: where it stands, what readers see, who publishes, what is still right (product.md D9, D12 to D14, P8).</summary>
public sealed class WikiPageTests
{
    static readonly PersonId Mia = new(1);
    static readonly PersonId Ada = new(2);
    static readonly Instant Now = AppHost.Start;
    static readonly LocalDate Today = new(2026, 11, 12);

    static WikiPage Page(int id = 1, WikiPage? parent = null, string title = "Deploy")
    {
        var page = new WikiPage(1, parent, title, PageName.SlugOf(title), 0, Mia, Mia, Now);
        typeof(WikiPage).GetProperty(nameof(WikiPage.Id))!.SetValue(page, id, BindingFlags.NonPublic, null, null, null);
        return page;
    }

    static PageRendering Rendering(string html = "<p>Html</p>") => new(html, "");

    [Fact]
    public void A_draft_is_not_what_readers_see()
    {
        var page = Page();
        page.Write("First", Mia, Now);

        Assert.True(page.HasDraft);
        Assert.Null(page.Published);
        Assert.Equal("", page.Html);
    }

    [Fact]
    public void Readers_see_the_revision_that_was_published_last()
    {
        var page = Page();
        page.Publish(page.Write("First", Mia, Now), Rendering("<p>First</p>"), afterReview: false, Mia, null, Now);
        page.Write("Second", Mia, Now);

        Assert.Equal((1, 2, "First", "<p>First</p>"), (page.Published, page.Latest, page.Text, page.Html));
        Assert.True(page.HasDraft);
    }

    [Fact]
    public void After_review_somebody_else_than_the_writer_publishes()
    {
        var page = Page();
        var revision = page.Write("First", Mia, Now);

        Assert.Contains("somebody other", page.WhyNotPublish(revision, afterReview: true, Mia, []), StringComparison.Ordinal);
        Assert.Null(page.WhyNotPublish(revision, afterReview: true, Ada, []));
        Assert.Throws<InvalidOperationException>(() => page.Publish(revision, Rendering(), afterReview: true, Mia, null, Now));
    }

    [Fact]
    public void A_review_is_asked_of_another_and_ends_with_publishing()
    {
        var page = Page();
        Assert.Contains("nothing to review", page.WhyNotAsk(Mia, Ada), StringComparison.Ordinal);
        var revision = page.Write("First", Mia, Now);
        Assert.NotNull(page.WhyNotAsk(Mia, Mia));

        page.AskForReview(Mia, Ada, Now);
        Assert.Equal((Ada, 1), (page.AskedOf, page.AskedRevision));
        page.Publish(revision, Rendering(), afterReview: true, Ada, null, Now);

        Assert.Null(page.AskedAt);
    }

    [Fact]
    public void A_revision_is_published_once_and_an_older_one_never_after_it()
    {
        var page = Page();
        var (first, second) = (page.Write("First", Mia, Now), page.Write("Second", Mia, Now));
        page.Publish(second, Rendering(), afterReview: false, Mia, null, Now);

        Assert.NotNull(page.WhyNotPublish(first, afterReview: false, Mia, []));
        Assert.NotNull(page.WhyNotPublish(second, afterReview: false, Mia, []));
    }

    [Fact]
    public void A_page_is_told_by_name_which_sections_it_lacks()
    {
        var page = Page();
        var revision = page.Write("# Deploy", Mia, Now);

        Assert.Contains(
            "“Rollback”",
            page.WhyNotPublish(revision, afterReview: false, Mia, ["Rollback"]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void To_edit_a_page_does_not_say_that_it_is_still_right()
    {
        var page = Page();
        page.Publish(page.Write("First", Mia, Now), Rendering(), afterReview: false, Mia, Today.PlusMonths(6), Now);
        page.Publish(page.Write("Second", Mia, Now), Rendering(), afterReview: false, Mia, Today.PlusMonths(12), Now);

        Assert.Equal(Today.PlusMonths(6), page.ReviewOn);
        Assert.Null(page.VerifiedAt);
        Assert.False(Assert.Single(page.Reviews).IsVerified);
    }

    [Fact]
    public void Who_verifies_a_page_sets_the_next_date_and_both_are_kept()
    {
        var page = Page();
        page.Publish(page.Write("First", Mia, Now), Rendering(), afterReview: false, Mia, Today.PlusDays(-1), Now);
        Assert.True(page.IsStale(Today));

        page.Verify(Today.PlusMonths(6), Ada, Now);

        Assert.False(page.IsStale(Today));
        Assert.Equal((Ada, Today.PlusMonths(6)), (page.VerifiedBy, page.ReviewOn));
        Assert.Equal([false, true], page.Reviews.Select(r => r.IsVerified));
    }

    [Fact]
    public void A_review_date_lies_ahead()
    {
        Assert.NotNull(WikiPage.WhyNotReviewBy(Today.PlusDays(-1), Today));
        Assert.NotNull(WikiPage.WhyNotReviewBy(Today.PlusYears(11), Today));
        Assert.Null(WikiPage.WhyNotReviewBy(Today, Today));
        Assert.Null(WikiPage.WhyNotReviewBy(null, Today));
    }

    [Fact]
    public void A_page_cannot_stand_below_itself()
    {
        var top = Page(1);
        var child = Page(2, top);
        var grandchild = Page(3, child);

        Assert.Equal("/1/2/", grandchild.Path);
        Assert.NotNull(top.WhyNotMove(top, 2));
        Assert.NotNull(top.WhyNotMove(grandchild, 2));
        Assert.Throws<InvalidOperationException>(() => top.Move(1, grandchild, 0, top.Slug, 2, Now));
        Assert.Null(grandchild.WhyNotMove(top, 0));
        Assert.Null(Page(12).WhyNotMove(grandchild, 0)); // not to be taken for page 1 or 2
    }

    [Fact]
    public void Pages_stand_twenty_deep_at_most()
    {
        var page = Page(1);
        for (var i = 2; i <= WikiPage.Deepest; i++)
            page = Page(i, page);

        Assert.Throws<InvalidOperationException>(() => Page(99, page));
        Assert.NotNull(Page(98).WhyNotMove(page, 0));
        Assert.NotNull(Page(98).WhyNotMove(Page(97), WikiPage.Deepest - 1));
    }

    [Fact]
    public void A_former_name_leads_to_the_page_on()
    {
        var page = Page();
        page.Rename("Release", "release", Now);
        page.Rename("RELEASE", "release", Now); // compared, it is the same

        var alias = Assert.Single(page.Aliases);
        Assert.Equal(("deploy", "deploy"), (alias.Slug, alias.TitleKey));
    }

    [Fact]
    public void With_a_right_of_its_own_a_page_and_those_below_leave_the_rights_of_the_space()
    {
        var page = Page(5);
        page.Grant(Ada, null, SpaceRight.Read);
        Assert.Equal(5, page.RestrictionId);
        Assert.Equal(5, Page(6, page).RestrictionId);

        page.Revoke(page.Grants[0], inherited: null);
        Assert.Null(page.RestrictionId);
    }

    [Theory]
    [InlineData("# Deploy\n\n## Rollback\n\nPull the lever.", "")]
    [InlineData("# Deploy\n\n## Rollback\n\n## Who\n\nMia", "Rollback")]
    [InlineData("# Deploy\n\n## Rollback\n\n### By hand\n\nPull.", "")]
    [InlineData("# Deploy\n\nText", "Rollback")]
    [InlineData("```\n## Rollback\n```\n", "Rollback")]
    [InlineData("## rollback ##\ntext", "")]
    public void A_required_section_is_there_and_not_empty(string text, string lacking) =>
        Assert.Equal(lacking, string.Join(", ", PageTemplate.Lacking("Rollback", text)));

    [Fact]
    public void A_template_asks_for_sections_that_it_has()
    {
        Assert.Contains("“Who”", PageTemplate.WhyNotFill("Runbook", "## Rollback\n", "Rollback\nWho"), StringComparison.Ordinal);
        Assert.Null(PageTemplate.WhyNotFill("Runbook", "## Rollback\n## Who\n", "Rollback\r\nWho\r\n"));
    }

    [Fact]
    public void A_text_has_half_a_million_characters_at_most()
    {
        Assert.Null(WikiPage.WhyNotText(new string('x', WikiPage.LongestText)));
        Assert.Contains("500,000", WikiPage.WhyNotText(new string('x', WikiPage.LongestText + 1)), StringComparison.Ordinal);
        Assert.NotNull(WikiPage.WhyNotText("a\0b"));
    }
}
