using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>Stores decision records, all of them or none, those that are here already not again (product.md D2, I3).</summary>
sealed class DecisionImporter(AppDbContext db, AuditTrail audit, IClock clock)
{
    /// <summary>Looks at files as they would be taken now.</summary>
    public async Task<RecordPlan> LookAsync(IReadOnlyList<RecordFile> files, CancellationToken cancellation)
    {
        var here = await db.ListKnownDecisions().ToListAsync(cancellation);
        var people = await db.ListNamedPeople().ToListAsync(cancellation);
        var keys = files.Select(f => DecisionFates.SourceKeyOf(f.FileName)).ToHashSet(StringComparer.Ordinal);
        var ids = here.Where(k => k.SourceKey is { } key && keys.Contains(key)).Select(k => k.Id).ToList();
        var stored = new Dictionary<int, Decision>();
        foreach (var some in ids.Chunk(500))
        foreach (
            var decision in await db
                .Decisions.AsNoTracking()
                .Include(d => d.Options)
                .Where(d => some.Contains(d.Id))
                .ToListAsync(cancellation)
        )
            stored[decision.Id] = decision;
        var numbers = NumbersOf(files, here);
        // Compared as they are stored, with links by number.
        var led = files.Select(f => f.Record is null ? f : f with { Record = Led(f.Record, numbers) }).ToList();
        var plan = DecisionFates.Of(
            led,
            here,
            people,
            k => stored.TryGetValue(k.Id, out var there) ? DecisionRecords.Plain(there) : null,
            clock.GetCurrentInstant()
        );
        return plan with { Records = [.. plan.Records.Zip(files, (record, file) => record with { File = file })] };
    }

    /// <param name="team">Whose decisions they are; null for the company's.</param>
    /// <returns>The import; null when the same form was accepted before.</returns>
    /// <exception cref="ImportRefusedException">The records cannot be taken; nothing is stored.</exception>
    public async Task<DecisionImport?> ImportAsync(
        Viewer viewer,
        IReadOnlyList<RecordFile> files,
        string fileName,
        int? team,
        Guid formKey,
        CancellationToken cancellation
    )
    {
        DecisionImport? import = null;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                import = null;
                // The same files sent by two people come one after the other, so that the second finds them here.
                await db.TakeCompanyTurnAsync(token);
                var (plan, now) = (await LookAsync(files, token), clock.GetCurrentInstant());
                if (plan.Records.FirstOrDefault(r => r.Fate == RecordFate.Bad) is { } bad)
                    throw new ImportRefusedException($"{bad.File.FileName}: {bad.Note}");
                var fresh = plan.Records.Where(r => r.Fate == RecordFate.New).ToList();
                if (fresh.Count == 0)
                    throw new ImportRefusedException("There is nothing new in these files. All records are here already.");
                var made = new DecisionImport(fileName, viewer.Person, now);
                db.DecisionImports.Add(made);
                if (!await db.SaveOnceAsync(formKey, now, token))
                    return;
                var losses = await StoreAsync(viewer, made, plan, fresh, team, now, token);
                db.Attach(made);
                made.Report(fresh.Count, plan.Records.Count(r => r.Known is not null), [.. plan.Losses, .. losses]);
                audit.Record("imported decisions", "decisions", $"import {made.Id}, {made.FileName}: {fresh.Count} added");
                await db.SaveChangesAsync(token);
                import = made;
            },
            cancellation
        );
        return import;
    }

    async Task<IReadOnlyList<string>> StoreAsync(
        Viewer viewer,
        DecisionImport import,
        RecordPlan plan,
        List<RecordToBring> fresh,
        int? team,
        Instant now,
        CancellationToken token
    )
    {
        var first = await NextNumbersAsync(fresh.Count, token);
        var numbers = plan
            .Records.Where(r => r.Known is not null)
            .ToDictionary(r => r.File.FileName, r => r.Known!.Number, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < fresh.Count; i++)
            numbers[fresh[i].File.FileName] = first + i;
        var people = await db.ListNamedPeople().ToListAsync(token);
        var chain = new SupersededRecords(fresh);
        var made = new List<(RecordToBring Record, Decision Decision, LinkedText Linked)>();
        foreach (var record in fresh)
        {
            var led = Led(record.Record, numbers);
            var decision = new Decision(numbers[record.File.FileName], led.Title, null, now);
            var linked = await db.LinkAsync(viewer, TextsOf(led), null, token);
            decision.Write(DecisionFates.TextOf(led, text => new Prose(text, Markdown.MarkdownText.ToHtml(text))), null, now);
            decision.Plan(PlanOf(led, team, people), null, now);
            var isReplaced = chain.NewerThan(record) is not null;
            decision.Bring(
                isReplaced ? DecisionState.Decided : chain.StateOf(record),
                isReplaced ? "" : record.Status!.Because,
                record.At,
                viewer.Person,
                now
            );
            db.Decisions.Add(decision.From(import.Id, record.SourceKey, record.Record.Front.Raw));
            made.Add((record, decision, linked));
        }
        await db.SaveChangesAsync(token);
        foreach (var (_, decision, linked) in made)
            await db.ReferAsync(Subject.Decision(decision.Id), linked, cancellation: token);
        Supersede(made.ToDictionary(m => m.Record, m => m.Decision), chain, viewer.Person, now);
        await db.SaveChangesAsync(token);
        return chain.Losses;
    }

    /// <summary>From the oldest on, so that each takes the place of one that still holds.</summary>
    void Supersede(Dictionary<RecordToBring, Decision> made, SupersededRecords chain, PersonId by, Instant now)
    {
        var older = new Dictionary<int, HashSet<int>>();
        foreach (var (record, newer) in chain.InOrder)
        {
            var (old, @new) = (made[record], made[newer]);
            var below = older.GetValueOrDefault(old.Id) ?? [];
            var supersession = new Supersession(old, @new, partly: false, null, below, by, now);
            supersession.TakeEffect(old, @new, now);
            db.Supersessions.Add(supersession);
            if (!older.TryGetValue(@new.Id, out var all))
                older[@new.Id] = all = [];
            all.UnionWith([old.Id, .. below]);
            old.CountSupersessions(old.Supersessions + 1);
            @new.CountSupersessions(@new.Supersessions + 1);
        }
    }

    /// <summary>The first of so many numbers that nobody else gets.</summary>
    async Task<int> NextNumbersAsync(int count, CancellationToken token)
    {
        await db.WriteAsync(
            stop =>
                db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.LastDecision, c => c.LastDecision + count), stop),
            token
        );
        return await db.Companies.Select(c => c.LastDecision).SingleAsync(token) - count + 1;
    }

    static DecisionPlan PlanOf(MadrRecord record, int? team, IReadOnlyList<NamedPerson> people) =>
        new()
        {
            TeamId = team,
            Decides =
            [
                .. DecisionFates.PeopleOf(record.Front, "decision-makers", people),
                .. DecisionFates.PeopleOf(record.Front, "deciders", people),
            ],
            Consulted = DecisionFates.PeopleOf(record.Front, "consulted", people),
            Informed = DecisionFates.PeopleOf(record.Front, "informed", people),
        };

    static string TextsOf(MadrRecord record) =>
        string.Join(
            "\n\n",
            record
                .Options.Select(o => o.About)
                .Prepend(record.Context)
                .Concat([record.Drivers, record.Outcome, record.Consequences, record.Confirmation, record.More])
        );

    static Dictionary<string, int> NumbersOf(IReadOnlyList<RecordFile> files, IReadOnlyList<KnownDecision> here)
    {
        var byKey = here.Where(k => k.SourceKey is not null)
            .ToDictionary(k => k.SourceKey!, k => k.Number, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
            if (byKey.TryGetValue(DecisionFates.SourceKeyOf(file.FileName), out var number))
                numbers[file.FileName] = number;
        return numbers;
    }

    /// <summary>With links between records as they are here.</summary>
    static MadrRecord Led(MadrRecord record, Dictionary<string, int> numbers) =>
        MadrLinks.With(
            record,
            url =>
                !url.Contains("://", StringComparison.Ordinal) && numbers.TryGetValue(MadrLinks.NameOf(url), out var number)
                    ? DecisionNumber.Url(number)
                    : null
        );
}
