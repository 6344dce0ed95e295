using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.History;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.History;

/// <summary>The chain of the audit log: whatever is changed past the app shows, and where.</summary>
[Trait("Feature", "A6")]
public sealed class AuditChainTests : IAsyncLifetime
{
    readonly AppHost host = new();

    /// <summary>Starts the app, before several ask for it at once.</summary>
    public Task InitializeAsync() => SealAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A6_events_get_their_places_in_their_order_and_hold_as_they_come_back()
    {
        await AddAsync(
            Event("signed in", at: AppHost.Start + Duration.FromNanoseconds(1_234_567)),
            Event("Ünï 👩‍🚀", person: null)
        );
        await AddAsync(Event("went", at: AppHost.Start - Duration.FromDays(1)));

        Assert.Equal(3, await SealAsync());
        Assert.Equal(0, await SealAsync());

        var events = await EventsAsync();
        Assert.Equal([1, 2, 3], events.Select(e => e.Place!.Value));
        Assert.Equal(events.Select(e => e.Id).Order(), events.Select(e => e.Id));
        Assert.Equal(AppHost.Start + Duration.FromMilliseconds(1), events[0].At);
        var answer = await CheckAsync();
        Assert.False(answer.IsBroken);
        Assert.Equal(
            $"Unbroken: 3 events up to 2026-11-11T08:10:00Z, place 3 with the seal {Convert.ToHexStringLower(events[2].Seal!)}.",
            answer.Text
        );
    }

    /// <summary>Written out here once more: seals that were copied must be those of later versions too.</summary>
    [Fact]
    public async Task A6_a_seal_is_made_of_the_seal_before_and_all_that_the_event_says()
    {
        await AddAsync(Event("signed in", person: 7), Event("went", person: null));
        await SealAsync();

        var events = await EventsAsync();
        Assert.Equal(Expected(new byte[32], events[0], [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 7]), events[0].Seal);
        Assert.Equal(Expected(events[0].Seal!, events[1], [0, 0, 0, 0]), events[1].Seal);

        static byte[] Expected(byte[] before, AuditEvent e, byte[] person) =>
            SHA256.HashData([
                .. Part(before),
                .. Part(Number(e.Place!.Value)),
                .. Part(Number(e.Id)),
                .. Part(Number(e.At.ToUnixTimeTicks())),
                .. person,
                .. Part(Encoding.UTF8.GetBytes(e.Action)),
                .. Part(Encoding.UTF8.GetBytes(e.Subject)),
                .. Part(Encoding.UTF8.GetBytes(e.Details)),
                .. Part(Encoding.UTF8.GetBytes(e.Address)),
            ]);

        static byte[] Part(byte[] bytes) => [0, 0, 0, (byte)bytes.Length, .. bytes];

        static byte[] Number(long number) => [.. BitConverter.GetBytes(number).Reverse()];
    }

    [Fact]
    public async Task A6_who_is_stored_late_with_a_lower_number_gets_a_later_place()
    {
        await AddAsync(Event("first"), Event("late"), Event("third"));
        await host.Database(async db =>
        {
            var events = await db.AuditEvents.OrderBy(e => e.Id).ToListAsync();
            events[2].SealAfter(events[0].SealAfter(AuditSeal.None));
            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await SealAsync());

        Assert.Equal(["first", "third", "late"], (await EventsAsync()).Select(e => e.Action));
        Assert.False((await CheckAsync()).IsBroken);
    }

    [Theory]
    [InlineData("At = '2026-11-12 08:10:00.001'")]
    [InlineData("PersonId = 8")]
    [InlineData("PersonId = NULL")]
    [InlineData("Action = 'signed out'")]
    [InlineData("Subject = 'Mio'")]
    [InlineData("Details = ''")]
    [InlineData("Address = '::2'")]
    [InlineData("Subject = 'Mia from home', Details = ''")]
    [InlineData("Subject = 'Mia f', Details = 'rom home'")]
    public async Task A6_whatever_is_changed_of_an_event_breaks_the_chain_there(string change)
    {
        await AddAsync(Event("a"), Event("b"), Event("signed in"), Event("c"));
        await SealAsync();

        await ChangeAsync($"UPDATE AuditEvents SET {change} WHERE Place = 3");

        var answer = await CheckAsync();
        Assert.True(answer.IsBroken);
        Assert.StartsWith("Broken at place 3: event 3 of 2026-11-12T08:10:00", answer.Text, StringComparison.Ordinal);
        Assert.Contains("was changed after it was sealed", answer.Text);
        Assert.EndsWith("Unbroken before: 2 events up to 2026-11-12T08:10:00Z.", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Seal = NULL", "does not follow")]
    [InlineData("Seal = (SELECT Seal FROM AuditEvents WHERE Place = 1)", "does not follow")]
    [InlineData("Place = 40", "is gone")]
    [InlineData("Place = NULL", "is gone")]
    public async Task A6_a_place_or_a_seal_that_is_changed_breaks_it_too(string change, string told)
    {
        await AddAsync(Event("a"), Event("b"), Event("signed in"), Event("c"));
        await SealAsync();

        await ChangeAsync($"UPDATE AuditEvents SET {change} WHERE Place = 3");
        await SealAsync();

        var answer = await CheckAsync();
        Assert.StartsWith("Broken at place 3", answer.Text, StringComparison.Ordinal);
        Assert.Contains(told, answer.Text);
    }

    [Fact]
    public async Task A6_the_last_event_is_not_free_to_change()
    {
        await AddAsync(Event("a"), Event("b"));
        await SealAsync();

        await ChangeAsync("UPDATE AuditEvents SET Action = 'x' WHERE Place = 2");

        Assert.Contains("Broken at place 2: event 2", (await CheckAsync()).Text);
    }

    [Fact]
    public async Task A6_an_event_that_is_deleted_leaves_a_gap()
    {
        await AddAsync(Event("a"), Event("b"), Event("c"));
        await SealAsync();

        await ChangeAsync("DELETE FROM AuditEvents WHERE Place = 1");

        Assert.Equal("Broken at place 1: the event that was sealed there is gone.", (await CheckAsync()).Text);
    }

    [Fact]
    public async Task A6_two_events_that_change_places_do_not_follow()
    {
        await AddAsync(Event("a"), Event("b"), Event("c"), Event("d"));
        await SealAsync();

        await ChangeAsync("UPDATE AuditEvents SET Place = 99 WHERE Place = 2");
        await ChangeAsync("UPDATE AuditEvents SET Place = 2 WHERE Place = 3");
        await ChangeAsync("UPDATE AuditEvents SET Place = 3 WHERE Place = 99");

        Assert.Contains("Broken at place 2: event 3", (await CheckAsync()).Text);
        Assert.Contains("does not follow", (await CheckAsync()).Text);
    }

    [Fact]
    public async Task A6_two_neighbours_that_are_changed_do_not_follow_either()
    {
        await AddAsync(Event("a"), Event("b"), Event("c"), Event("d"));
        await SealAsync();

        await ChangeAsync("UPDATE AuditEvents SET Subject = 'Mio' WHERE Place IN (2, 3)");

        var answer = await CheckAsync();
        Assert.StartsWith("Broken at place 2: event 2", answer.Text, StringComparison.Ordinal);
        Assert.Contains("it and the next were changed, or their order", answer.Text);
    }

    [Fact]
    public async Task A6_an_event_that_is_changed_and_sealed_anew_breaks_what_follows()
    {
        await AddAsync(Event("a"), Event("b"), Event("c"), Event("d"));
        await SealAsync();

        await ChangeAsync("UPDATE AuditEvents SET Action = 'x', Place = NULL WHERE Place = 2");
        await host.Database(async db =>
        {
            var first = await db.AuditEvents.SingleAsync(e => e.Place == 1);
            (await db.AuditEvents.SingleAsync(e => e.Place == null)).SealAfter(new(1, first.Seal));
            await db.SaveChangesAsync();
        });

        var answer = await CheckAsync();
        Assert.StartsWith("Broken at place 3: event 3", answer.Text, StringComparison.Ordinal);
        Assert.Contains("or the one before it was changed and sealed anew", answer.Text);
    }

    [Fact]
    public async Task A6_an_end_that_is_cut_off_is_seen_by_a_copy_of_its_seal()
    {
        await AddAsync(Event("a"), Event("b"), Event("c"));
        await SealAsync();
        var (second, third) = (await CopyAsync(2), await CopyAsync(3));

        await ChangeAsync("DELETE FROM AuditEvents WHERE Place = 3");

        Assert.False((await CheckAsync()).IsBroken);
        Assert.Contains("Place 2 has the seal of the copy.", (await CheckAsync(second)).Text);
        Assert.StartsWith(
            "Broken at place 3: the event that was sealed there is gone.",
            (await CheckAsync(third)).Text,
            StringComparison.Ordinal
        );

        // What came afterwards stands in its place.
        await SealAsync();
        Assert.False((await CheckAsync()).IsBroken);
        Assert.Contains("another seal than the copy", (await CheckAsync(third)).Text);
    }

    [Fact]
    public async Task A6_a_chain_that_is_made_anew_as_a_whole_is_seen_by_a_copy_alone()
    {
        await AddAsync(Event("a"), Event("b"), Event("c"));
        await SealAsync();
        var (first, third) = (await CopyAsync(1), await CopyAsync(3));

        await ChangeAsync("UPDATE AuditEvents SET Action = 'x' WHERE Place = 2");
        await ChangeAsync("UPDATE AuditEvents SET Place = NULL, Seal = NULL");
        await SealAsync();

        Assert.False((await CheckAsync()).IsBroken);
        Assert.False((await CheckAsync(first)).IsBroken);
        Assert.StartsWith("Broken at place 3: event 3", (await CheckAsync(third)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A6_what_is_not_sealed_yet_is_counted_apart_and_each_check_is_an_event()
    {
        Assert.Equal("Nothing is sealed yet.", (await CheckAsync()).Text);
        Assert.Equal("Nothing is sealed yet. 1 event not sealed yet.", (await CheckAsync()).Text);
        await SealAsync();
        Assert.DoesNotContain("not sealed", (await CheckAsync()).Text);
        Assert.EndsWith(" 1 event not sealed yet.", (await CheckAsync()).Text, StringComparison.Ordinal);
        await ChangeAsync("DELETE FROM AuditEvents WHERE Place = 1");
        var broken = await CheckAsync();

        var told = await host.Database(db => db.AuditEvents.OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal(("found audit log broken", "Audit log", broken.Text), (told.Action, told.Subject, told.Details));
        Assert.Equal(3, await host.Database(db => db.AuditEvents.CountAsync(e => e.Action == "checked audit log")));
    }

    [Fact]
    public async Task A6_several_that_seal_at_once_while_events_come_make_one_chain()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        for (var n = 0; n < 15; n++)
                        {
                            await AddAsync(Event($"{i} {n}"), Event($"{i} {n} too"));
                            await SealAsync();
                        }
                    })
                )
        );
        await SealAsync();

        Assert.Equal(Enumerable.Range(1, 120), (await EventsAsync()).Select(e => (int)e.Place!.Value));
        Assert.StartsWith("Unbroken: 120 events", (await CheckAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A6_who_seals_second_from_what_was_read_before_is_refused_by_the_database()
    {
        await AddAsync(Event("a"), Event("b"));
        await host.Database(async db =>
        {
            var late = await db.ListUnsealed().ToListAsync();
            await SealAsync();
            late[1].SealAfter(late[0].SealAfter(AuditSeal.None));

            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        });
        await AddAsync(Event("c"));
        await host.Database(async db =>
        {
            (await db.ListUnsealed().SingleAsync()).SealAfter(new(1, new byte[32]));

            Assert.True(db.IsTaken(await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())));
        });
        Assert.Equal(1, await SealAsync());
        Assert.False((await CheckAsync()).IsBroken);
    }

    [Fact]
    public async Task A6_thousands_are_sealed_batch_after_batch_and_checked_in_parts()
    {
        const int many = 3_003;
        await AddAsync([.. Enumerable.Range(1, many).Select(i => Event($"{i}"))]);

        var batches = await host.Commands.OfWork(() => SealAsync());
        // The end of the chain and what is not sealed, of each batch; each is updated in statements of its own.
        Assert.Equal(7 * 2, batches.Count(c => c.StartsWith("SELECT", StringComparison.Ordinal)));

        var parts = await host.Commands.OfWork(async () => Assert.Contains("3,003 events", (await CheckAsync()).Text));
        Assert.Equal(4 + 1, parts.Count(c => c.StartsWith("SELECT", StringComparison.Ordinal)));

        // In the last part, as the first of one, and as the last of one.
        foreach (var place in new[] { 3_002, 2_001, 1_000 })
        {
            await ChangeAsync($"UPDATE AuditEvents SET Details = 'x' WHERE Place = {place}");
            var text = (await CheckAsync()).Text;
            Assert.StartsWith($"Broken at place {place}: event {place} ", text, StringComparison.Ordinal);
            Assert.Contains("was changed after it was sealed", text);
        }
    }

    [Fact]
    public async Task A6_an_event_is_sealed_once_and_not_before_it_is_stored()
    {
        Assert.Throws<InvalidOperationException>(() => Event("a").SealAfter(AuditSeal.None));
        await AddAsync(Event("a"));
        await SealAsync();

        var stored = (await EventsAsync())[0];
        Assert.Throws<InvalidOperationException>(() => stored.SealAfter(AuditSeal.None));
    }

    [Theory]
    [InlineData(1, "00", false)]
    [InlineData(0, "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef", false)]
    [InlineData(1, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg", false)]
    [InlineData(1, "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef", true)]
    public void A6_a_seal_is_read_as_it_was_exported(long place, string text, bool isOne) =>
        Assert.Equal(isOne ? text.ToUpperInvariant() : null, AuditSeal.Read(place, text)?.Text.ToUpperInvariant());

    static AuditEvent Event(string action, int? person = 7, Instant? at = null) =>
        new(at ?? AppHost.Start, person is { } p ? new PersonId(p) : null, action, "Mia", "from home", "::1");

    Task<int> AddAsync(params AuditEvent[] events) =>
        host.Database(db =>
        {
            db.AddRange(events);
            return db.SaveChangesAsync();
        });

    async Task<int> SealAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditSealing>().SealAsync();
    }

    async Task<AuditAnswer> CheckAsync(AuditSeal? copy = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditChecks>().CheckAsync(copy);
    }

    async Task<AuditSeal> CopyAsync(long place)
    {
        var text = await host.Database(async db =>
            new AuditSeal(place, (await db.AuditEvents.SingleAsync(e => e.Place == place)).Seal).Text
        );
        return AuditSeal.Read(place, text)!;
    }

    Task<List<AuditEvent>> EventsAsync() => host.Database(db => db.ListAuditChain(0).ToListAsync());

    /// <summary>As somebody would who can write to the database past the app.</summary>
    Task<int> ChangeAsync(string statement) =>
        host.Database(db => db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(statement)));
}
