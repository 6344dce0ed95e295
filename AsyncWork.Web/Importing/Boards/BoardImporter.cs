using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>Stores the cards of a file, all of them or none, those that are here already not again (product.md B15, B16).</summary>
sealed class BoardImporter(AppDbContext db, IClock clock)
{
    const int Batch = 500;

    /// <summary>What the board says to cards that were imported over its limits; null for nothing.</summary>
    public string? Said { get; private set; }

    /// <returns>The import; null when the board or the team is not this person's, or when the same form was accepted before.</returns>
    /// <exception cref="ImportRefusedException">The cards cannot be taken; nothing is stored.</exception>
    public async Task<BoardImport?> ImportAsync(
        Viewer viewer,
        int? board,
        ForeignBoard file,
        string fileName,
        BoardImportChoices choices,
        Guid formKey,
        CancellationToken cancellation
    )
    {
        if (file.Bad.Count > 0)
            throw new ImportRefusedException($"{file.Bad[0].Where}: {file.Bad[0].Reason}");
        BoardImport? import = null;
        await db.WithRoomForManyRowsAsync(
            () =>
                db.InTransactionAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        var now = clock.GetCurrentInstant();
                        import = null;
                        await HoldAsync(board, token);
                        var to = await TargetAsync(viewer, board, file, choices, now, token);
                        if (to is null)
                            return;
                        var target = new ImportTarget(to, file, choices);
                        await InviteAsync(to, target, viewer.Today, token);
                        if (!await db.SaveOnceAsync(formKey, now, token))
                            return;
                        import = new BoardImport(to.Id, file.Source, fileName, viewer.Person, now);
                        db.BoardImports.Add(import);
                        await db.SaveChangesAsync(token);
                        await FillAsync(import, target, board is null, now, token);
                    },
                    cancellation
                ),
            cancellation
        );
        return import;
    }

    /// <summary>Until the transaction ends: two imports into one board come one after the other, so that the second finds what the first brought.</summary>
    async Task HoldAsync(int? board, CancellationToken cancellation) =>
        await db.WriteAsync(
            stop =>
                db.Boards.Where(b => b.Id == board)
                    .ExecuteUpdateAsync(set => set.SetProperty(b => b.Version, b => b.Version), stop),
            cancellation
        );

    async Task<Board?> TargetAsync(
        Viewer viewer,
        int? board,
        ForeignBoard file,
        BoardImportChoices choices,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (board is { } id)
            return await db.BoardToImportInto(viewer, id).SingleOrDefaultAsync(cancellation);
        if (!await db.TeamsForBoardsOf(viewer).ContainsAsync(choices.Team, cancellation))
            return null;
        if (Board.WhyNotName(choices.Name) is { } why)
            throw new ImportRefusedException(why);
        var made = new Board(choices.Name, choices.Team, viewer.Zone, viewer.Person, now);
        made.Rename(choices.Name, file.Purpose);
        db.Boards.Add(made);
        return made;
    }

    /// <summary>Who owns cards of the board sees the board.</summary>
    async Task InviteAsync(Board board, ImportTarget target, LocalDate today, CancellationToken cancellation)
    {
        var people = target.People.ToList();
        var here = await db.PeopleOfTeam(board.TeamId, today).ToListAsync(cancellation);
        foreach (var person in people.Except(here))
            board.Invite(person);
    }

    async Task FillAsync(BoardImport import, ImportTarget target, bool isNew, Instant now, CancellationToken cancellation)
    {
        var board = target.Board;
        var known = await db.KnownCards(board.Id).ToListAsync(cancellation);
        var byKey = known.Where(k => k.SourceKey is not null).ToDictionary(k => k.SourceKey!, k => k.Id, StringComparer.Ordinal);
        // A number alone may be that of a card of another installation.
        var byId = known.ToDictionary(k => k.Id, k => k.CreatedAt.ToUnixTimeSeconds());
        var fresh = target.File.Cards.Where(c => KnownAs(c) is null).ToList();
        var room = new ImportRoom(db, board);
        if (!isNew && await room.WhyNotAsync(fresh, target, cancellation) is { } full)
            throw new ImportRefusedException(full);
        Said = room.Said;
        var ranks = (await db.LastRanks(board.Id).ToListAsync(cancellation)).ToDictionary(r => r.Column, r => r.Rank);
        var zones = await db.ZonesOf([.. target.People]).ToDictionaryAsync(z => z.Person, z => z.Zone, cancellation);
        var writer = new CardWriter(db, import, target, ranks, zones, now);
        foreach (var batch in fresh.Chunk(Batch))
            await writer.AddAsync(batch, cancellation);
        var updater = new CardUpdater(db, import, writer, now);
        var again = target
            .File.Cards.Where(c => c.Comments.Count + c.Checklists.Count > 0)
            .Select(c => (Card: c, Id: KnownAs(c)))
            .Where(c => c.Id is not null)
            .ToList();
        foreach (var batch in again.Chunk(Batch))
            await updater.UpdateAsync([.. batch.Select(b => (b.Card, b.Id!.Value))], cancellation);
        db.Attach(import);
        var losses = target.File.Losses.ToList();
        if (updater.LeftOut > 0)
            losses.Add(
                $"{updater.LeftOut:N0} steps found no room on checklists that are here: one has at most {Checklist.MostItems}."
            );
        import.Report(fresh.Count, target.File.Cards.Count - fresh.Count, string.Join('\n', losses));
        await db.SaveChangesAsync(cancellation);

        int? KnownAs(ForeignCard card) =>
            card.Id is { } id && byId.TryGetValue(id, out var made) && made == card.CreatedAt.ToUnixTimeSeconds() ? id
            : byKey.TryGetValue(card.Key, out var other) ? other
            : null;
    }
}
