using AsyncWork.Domain.Notifications;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Data;

/// <summary>SQLite stores any text anywhere. SQL Server does not, so every text that a test stores is held against its column.</summary>
public sealed class ColumnLengthsTests
{
    [Fact]
    public async Task A_text_that_does_not_fit_its_column_is_refused()
    {
        await using var host = new AppHost();

        var failed = await Assert.ThrowsAsync<ColumnLengthException>(() =>
            host.Database(async db =>
            {
                db.Roles.Add(new(new string('x', 300)));
                await db.SaveChangesAsync();
            })
        );

        Assert.StartsWith("IdentityRole<int>.Name takes 256 characters, not 300", failed.Message, StringComparison.Ordinal);
    }

    /// <summary>Without a key nobody signs in.</summary>
    [Fact, Trait("Feature", "X12")]
    public async Task A_key_that_protects_sign_ins_fits_its_column()
    {
        await using var host = new AppHost();
        var keys = host.Services.GetRequiredService<IKeyManager>();
        keys.CreateNewKey(AppHost.Start.ToDateTimeOffset(), (AppHost.Start + NodaTime.Duration.FromDays(90)).ToDateTimeOffset());

        Assert.True(await host.Database(db => db.DataProtectionKeys.AnyAsync(k => k.Xml!.Length > 400)));
        using var db = new SqlServerDesign().CreateDbContext([]);
        Assert.Equal("nvarchar(max)", Column(db, typeof(DataProtectionKey), nameof(DataProtectionKey.Xml)).GetColumnType());
    }

    /// <summary>The address of a page keeps the letters of its title, of any script.</summary>
    [Fact, Trait("Feature", "N1")]
    public void A_notice_may_lead_to_a_page_of_any_script()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);

        Assert.Null(
            ColumnLengths.WhyNot(Column(db, typeof(Notification), nameof(Notification.Url)), "/wiki/nepal/कार्यपुस्तिका")
        );
    }

    static IProperty Column(DbContext db, Type entity, string property) =>
        db.Model.FindEntityType(entity)!.FindProperty(property)!;
}
