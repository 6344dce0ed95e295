using System.Data.Common;
using AsyncWork.Domain.Advisor;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Files;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.History;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Pilots;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Posts;
using AsyncWork.Domain.Requests;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages.Wiki;
using AsyncWork.Web.Search;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Data;

/// <summary>Everything AsyncWork stores. One model; the two derived contexts differ in their database only.</summary>
public abstract class AppDbContext(DbContextOptions options)
    : IdentityDbContext<Account, IdentityRole<int>, int>(options),
        IDataProtectionKeyContext
{
    public DbSet<Company> Companies => Set<Company>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();
    public DbSet<TeamLead> TeamLeads => Set<TeamLead>();
    public DbSet<WorkSchedule> WorkSchedules => Set<WorkSchedule>();
    public DbSet<Holiday> Holidays => Set<Holiday>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<TimeEntry> TimeEntries => Set<TimeEntry>();
    public DbSet<PinnedWork> PinnedWork => Set<PinnedWork>();
    public DbSet<Timesheet> Timesheets => Set<Timesheet>();
    public DbSet<ClosedMonth> ClosedMonths => Set<ClosedMonth>();
    public DbSet<RunningTimer> RunningTimers => Set<RunningTimer>();
    public DbSet<IdleTime> IdleTimes => Set<IdleTime>();
    public DbSet<WorkedHours> WorkedHours => Set<WorkedHours>();
    public DbSet<TimeImport> TimeImports => Set<TimeImport>();
    public DbSet<Board> Boards => Set<Board>();
    public DbSet<Column> Columns => Set<Column>();
    public DbSet<Lane> Lanes => Set<Lane>();
    public DbSet<Label> Labels => Set<Label>();
    public DbSet<BoardGuest> BoardGuests => Set<BoardGuest>();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<CardHelper> CardHelpers => Set<CardHelper>();
    public DbSet<CardLabel> CardLabels => Set<CardLabel>();
    public DbSet<CardStay> CardStays => Set<CardStay>();
    public DbSet<CardBlock> CardBlocks => Set<CardBlock>();
    public DbSet<CardEvent> CardEvents => Set<CardEvent>();
    public DbSet<CardDependency> CardDependencies => Set<CardDependency>();
    public DbSet<Checklist> Checklists => Set<Checklist>();
    public DbSet<ChecklistItem> ChecklistItems => Set<ChecklistItem>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<CommentReaction> CommentReactions => Set<CommentReaction>();
    public DbSet<CardLink> CardLinks => Set<CardLink>();
    public DbSet<CardTemplate> CardTemplates => Set<CardTemplate>();
    public DbSet<Recurrence> Recurrences => Set<Recurrence>();
    public DbSet<CardRule> CardRules => Set<CardRule>();
    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();
    public DbSet<BoardImport> BoardImports => Set<BoardImport>();
    public DbSet<ImportedPart> ImportedParts => Set<ImportedPart>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<FileVersion> FileVersions => Set<FileVersion>();
    public DbSet<FileText> FileTexts => Set<FileText>();
    public DbSet<FileLink> FileLinks => Set<FileLink>();
    public DbSet<HandOff> HandOffs => Set<HandOff>();
    public DbSet<HandOffItem> HandOffItems => Set<HandOffItem>();
    public DbSet<HandOffTurn> HandOffTurns => Set<HandOffTurn>();
    public DbSet<Space> Spaces => Set<Space>();
    public DbSet<SpaceGrant> SpaceGrants => Set<SpaceGrant>();
    public DbSet<WikiPage> WikiPages => Set<WikiPage>();
    public DbSet<PageRevision> PageRevisions => Set<PageRevision>();
    public DbSet<PageReview> PageReviews => Set<PageReview>();
    public DbSet<PageAlias> PageAliases => Set<PageAlias>();
    public DbSet<PageGrant> PageGrants => Set<PageGrant>();
    public DbSet<PageAudience> PageAudiences => Set<PageAudience>();
    public DbSet<PageTemplate> PageTemplates => Set<PageTemplate>();
    public DbSet<DecisionImport> DecisionImports => Set<DecisionImport>();
    public DbSet<PageImport> PageImports => Set<PageImport>();
    public DbSet<ImportedPage> ImportedPages => Set<ImportedPage>();
    public DbSet<Reference> References => Set<Reference>();
    public DbSet<Digest> Digests => Set<Digest>();
    public DbSet<NoticeSettings> NoticeSettings => Set<NoticeSettings>();
    public DbSet<Watch> Watches => Set<Watch>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<DecisionOption> DecisionOptions => Set<DecisionOption>();
    public DbSet<DecisionPerson> DecisionPeople => Set<DecisionPerson>();
    public DbSet<DecisionTag> DecisionTags => Set<DecisionTag>();
    public DbSet<DecisionAnswer> DecisionAnswers => Set<DecisionAnswer>();
    public DbSet<DecisionReview> DecisionReviews => Set<DecisionReview>();
    public DbSet<MissedReview> MissedReviews => Set<MissedReview>();
    public DbSet<DecisionEvent> DecisionEvents => Set<DecisionEvent>();
    public DbSet<DecisionRevision> DecisionRevisions => Set<DecisionRevision>();
    public DbSet<Supersession> Supersessions => Set<Supersession>();
    public DbSet<AdviceTable> AdviceTables => Set<AdviceTable>();
    public DbSet<LevelRule> LevelRules => Set<LevelRule>();
    public DbSet<Channel> Channels => Set<Channel>();
    public DbSet<ChannelNorm> ChannelNorms => Set<ChannelNorm>();
    public DbSet<NormReview> NormReviews => Set<NormReview>();
    public DbSet<NormReviewLine> NormReviewLines => Set<NormReviewLine>();
    public DbSet<EscalationLadder> EscalationLadders => Set<EscalationLadder>();
    public DbSet<OnCall> OnCall => Set<OnCall>();
    public DbSet<HiddenHint> HiddenHints => Set<HiddenHint>();
    public DbSet<Request> Requests => Set<Request>();
    public DbSet<RequestRecipient> RequestRecipients => Set<RequestRecipient>();
    public DbSet<FrozenMonth> FrozenMonths => Set<FrozenMonth>();
    public DbSet<FrozenFigure> FrozenFigures => Set<FrozenFigure>();
    public DbSet<MonthCommentary> MonthCommentaries => Set<MonthCommentary>();
    public DbSet<ReportSubscription> ReportSubscriptions => Set<ReportSubscription>();
    public DbSet<MailedReport> MailedReports => Set<MailedReport>();
    public DbSet<Pilot> Pilots => Set<Pilot>();
    public DbSet<PilotFigure> PilotFigures => Set<PilotFigure>();
    public DbSet<PilotTask> PilotTasks => Set<PilotTask>();
    public DbSet<PilotAnswer> PilotAnswers => Set<PilotAnswer>();
    public DbSet<OnboardingModule> OnboardingModules => Set<OnboardingModule>();
    public DbSet<OnboardingStep> OnboardingSteps => Set<OnboardingStep>();
    public DbSet<ModuleVersion> ModuleVersions => Set<ModuleVersion>();
    public DbSet<OnboardingTemplate> OnboardingTemplates => Set<OnboardingTemplate>();
    public DbSet<TemplateModule> TemplateModules => Set<TemplateModule>();
    public DbSet<OnboardingPlan> OnboardingPlans => Set<OnboardingPlan>();
    public DbSet<PlanStep> PlanSteps => Set<PlanStep>();
    public DbSet<PlanModule> PlanModules => Set<PlanModule>();
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();
    public DbSet<PlanEvent> PlanEvents => Set<PlanEvent>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();
    public DbSet<SearchContent> SearchContents => Set<SearchContent>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<MailAttachment> MailAttachments => Set<MailAttachment>();
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<SetupLink> SetupLinks => Set<SetupLink>();
    public DbSet<UsedFormKey> UsedFormKeys => Set<UsedFormKey>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The database belongs to this process alone, so nothing can be under way in another.</summary>
    public virtual bool HasOneProcess => false;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseAsyncWorkTypes();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        builder.Entity<DataProtectionKey>().Property(k => k.Xml).HasMaxLength(-1);
    }

    /// <summary>
    /// Runs several saves as one: all of it is stored or none. Retried as a whole after a transient fault, so the work must start from
    /// the database and not from tracked things. On SQLite the writers of this process take turns.
    /// </summary>
    public Task InTransactionAsync(Func<CancellationToken, Task> work, CancellationToken cancellation = default) =>
        Database
            .CreateExecutionStrategy()
            .ExecuteAsync(
                async token =>
                {
                    using var turn = await WriterTurnAsync(token);
                    await using var transaction = await Database.BeginTransactionAsync(token);
                    await work(token);
                    await transaction.CommitAsync(token);
                },
                cancellation
            );

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        await this.FollowChangesAsync(cancellationToken);
        var speaking = this.ListToFollow();
        var saved = await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
        // Only now do new things have their ids.
        if (speaking is not null && acceptAllChangesOnSuccess)
            await this.NoteMentionsAsync(speaking, cancellationToken);
        return saved;
    }

    async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await WriterTurnAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>
    /// Runs a statement that changes rows without loading them (ExecuteUpdate, ExecuteDelete), in its turn. Inside a transaction the turn
    /// is there already.
    /// </summary>
    /// <returns>How many rows were changed.</returns>
    public async Task<int> WriteAsync(Func<CancellationToken, Task<int>> statement, CancellationToken cancellation = default)
    {
        if (Database.CurrentTransaction is not null)
            return await statement(cancellation);
        using var turn = await WriterTurnAsync(cancellation);
        return await statement(cancellation);
    }

    /// <summary>The same for a note that can be left out: null, and nothing written, while another writer is at work.</summary>
    public async Task<int?> WriteIfFreeAsync(
        Func<CancellationToken, Task<int>> statement,
        CancellationToken cancellation = default
    )
    {
        if (!IsMyTurn(out var turn))
            return null;
        using (turn)
            return await statement(cancellation);
    }

    /// <summary>A unique index refused: what should be stored is there already, as the database compares.</summary>
    public bool IsTaken(DbUpdateException refused) => refused.InnerException is DbException why && IsTaken(why);

    protected abstract bool IsTaken(DbException why);

    /// <summary>A foreign key refused: what should be deleted is still needed elsewhere.</summary>
    public abstract bool IsNeeded(DbException why);

    /// <summary>Does work that writes very many rows in one transaction, with what the database needs to do it quickly.</summary>
    public virtual Task WithRoomForManyRowsAsync(Func<Task> work, CancellationToken cancellation) => work();

    /// <summary>Counts what the tables hold, by which indexes are chosen. Databases that do so by themselves need no telling.</summary>
    public virtual Task AnalyzeAsync(CancellationToken cancellation = default) => Task.CompletedTask;

    /// <summary>Waits until this context may write; databases that let writers run side by side answer null at once.</summary>
    protected virtual ValueTask<IDisposable?> WriterTurnAsync(CancellationToken cancellation) =>
        ValueTask.FromResult<IDisposable?>(null);

    /// <summary>Whether this context may write now, without a wait.</summary>
    protected virtual bool IsMyTurn(out IDisposable? turn)
    {
        turn = null;
        return true;
    }
}
