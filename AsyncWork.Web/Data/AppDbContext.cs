using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.History;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Mail;
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
    public DbSet<Timesheet> Timesheets => Set<Timesheet>();
    public DbSet<ClosedMonth> ClosedMonths => Set<ClosedMonth>();
    public DbSet<RunningTimer> RunningTimers => Set<RunningTimer>();
    public DbSet<IdleTime> IdleTimes => Set<IdleTime>();
    public DbSet<HourOfDay> HoursOfDay => Set<HourOfDay>();
    public DbSet<TimeImport> TimeImports => Set<TimeImport>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();
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
        if (Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await WriterTurnAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Does work that writes very many rows in one transaction, with what the database needs to do it quickly.</summary>
    public virtual Task WithRoomForManyRowsAsync(Func<Task> work, CancellationToken cancellation) => work();

    /// <summary>Waits until this context may write; databases that let writers run side by side answer null at once.</summary>
    protected virtual ValueTask<IDisposable?> WriterTurnAsync(CancellationToken cancellation) =>
        ValueTask.FromResult<IDisposable?>(null);
}
