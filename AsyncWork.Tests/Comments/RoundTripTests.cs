using AsyncWork.Domain.Comments;
using AsyncWork.Domain.People;

namespace AsyncWork.Tests.Comments;

/// <summary>Back and forth between two people (product.md P13).</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("A", 0)]
    [InlineData("AAAAAA", 0)]
    [InlineData("AB", 1)]
    [InlineData("ABABA", 2)]
    [InlineData("ABABAB", 3)]
    [InlineData("AABBAAABABB", 3)]
    [InlineData("ABCABCAB", 3)]
    [InlineData("A?B?A?B?A?B", 3)]
    [InlineData("ABACADABACAD", 2)]
    [InlineData("ACBCACBCACBC", 3)]
    [InlineData("ABABABAB", 4)]
    public void P13_two_who_alternate_make_round_trips_whatever_others_write_between(string writers, int trips) =>
        Assert.Equal(trips, RoundTrips.Of([.. writers.Select(w => w == '?' ? (PersonId?)null : new PersonId(w))]));
}
