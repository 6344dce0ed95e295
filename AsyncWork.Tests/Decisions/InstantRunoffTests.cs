using AsyncWork.Domain.Decisions;

namespace AsyncWork.Tests.Decisions;

/// <summary>Ranked votes (product.md D6).</summary>
public sealed class InstantRunoffTests
{
    [Fact]
    public void The_votes_of_the_weakest_go_to_whom_they_put_next()
    {
        // 1 leads, but 3's voters rather want 2.
        var runoff = Of([1, 2], [1, 2], [1, 2], [1, 3], [2, 1], [2, 3], [2, 1], [3, 2], [3, 2]);

        Assert.Equal([2], runoff.Winners);
        Assert.Equal([3], runoff.Counts[1].Out);
        Assert.Equal(5, runoff.Counts[^1].Votes[2]);
    }

    [Fact]
    public void More_than_half_wins_at_once()
    {
        var runoff = Of([2], [2, 1], [1]);

        Assert.Equal([2], runoff.Winners);
        Assert.Single(runoff.Counts);
    }

    [Fact]
    public void Equal_halves_are_a_tie()
    {
        Assert.Equal([1, 2], Of([1], [2]).Winners);
        Assert.Equal([1, 2, 3], Of([1], [2], [3]).Winners);
    }

    [Fact]
    public void A_tie_for_the_last_place_that_decides_nothing_is_no_tie()
    {
        // 2 and 3 are equally weak; whoever leaves first, 1 wins.
        Assert.Equal([1], Of([1], [1], [2, 1], [3, 1]).Winners);
    }

    [Fact]
    public void A_tie_for_the_last_place_that_decides_who_wins_is_a_tie()
    {
        // If 2 leaves, 3 wins by its vote; if 3 leaves, 2 does.
        Assert.Equal([2, 3], Of([1], [1], [1], [2, 3], [2, 3], [3, 2], [3, 2]).Winners);
    }

    [Fact]
    public void Whoever_more_than_half_put_first_wins_however_the_others_stand()
    {
        var random = new Random(3);
        for (var run = 0; run < 300; run++)
        {
            var favourite = random.Next(1, 5);
            var others = random.Next(0, 5);
            int[][] ballots =
            [
                .. Enumerable.Range(0, others + 1).Select(_ => Ballot(random, favourite)),
                .. Enumerable.Range(0, others).Select(_ => Ballot(random, null)),
            ];
            random.Shuffle(ballots);

            Assert.Equal([favourite], Of(ballots).Winners);
        }
    }

    [Fact]
    public void There_is_always_a_winner_or_a_tie_and_the_counts_come_to_an_end()
    {
        var random = new Random(5);
        for (var run = 0; run < 500; run++)
        {
            var ballots = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Ballot(random, null)).ToArray();
            var runoff = Of(ballots);

            Assert.NotEmpty(runoff.Winners);
            Assert.InRange(runoff.Counts.Count, 1, 4);
            // Nobody who is on no ballot at all can win against somebody who is.
            Assert.All(runoff.Winners, w => Assert.Contains(ballots, b => b.Contains(w)));
        }
    }

    [Fact]
    public void Fifteen_options_that_are_all_equal_are_counted_quickly()
    {
        int[] options = [.. Enumerable.Range(1, Decision.MostOptions)];
        var runoff = InstantRunoff.Of(options, [.. options.Select(o => (IReadOnlyList<int>)[o])]);

        Assert.Equal(options, runoff.Winners);
    }

    static int[] Ballot(Random random, int? first)
    {
        int[] options = [1, 2, 3, 4];
        random.Shuffle(options);
        var ballot = options[..random.Next(1, 5)];
        return first is { } f ? [f, .. ballot.Where(o => o != f)] : ballot;
    }

    static InstantRunoff Of(params int[][] ballots) => InstantRunoff.Of([1, 2, 3, 4], [.. ballots]);
}
