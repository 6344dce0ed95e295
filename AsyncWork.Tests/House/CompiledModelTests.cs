using System.Text.RegularExpressions;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.House;

/// <summary>The app does not make its model at start: it was made beforehand, and must be what the configurations say.</summary>
public sealed class CompiledModelTests
{
    const string Folder = "AsyncWork.Web/Data/Migrations/CompiledModels";

    [Fact]
    public void The_compiled_model_for_SQLite_is_that_of_today()
    {
        using var db = new SqliteDesign().CreateDbContext([]);

        Assert.Equal("", Difference(db, "Sqlite"));
    }

    [Fact]
    public void The_compiled_model_for_SQL_Server_is_that_of_today()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);

        Assert.Equal("", Difference(db, "SqlServer"));
    }

    /// <summary>The first file that <c>dotnet ef dbcontext optimize</c> would write otherwise; empty when there is none.</summary>
    static string Difference(AppDbContext db, string database)
    {
        var made = Directory.CreateTempSubdirectory("asyncwork-");
        var services = new DesignTimeServicesBuilder(
            typeof(AppDbContext).Assembly,
            typeof(AppDbContext).Assembly,
            new OperationReporter(new OperationReportHandler()),
            []
        ).Build(db);
        services
            .GetRequiredService<ICompiledModelScaffolder>()
            .ScaffoldModel(
                db.GetService<IDesignTimeModel>().Model,
                made.FullName,
                new()
                {
                    ContextType = db.GetType(),
                    ModelNamespace = $"AsyncWork.Web.Data.Migrations.CompiledModels.{database}",
                    Language = "C#",
                    GeneratedFileNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
                }
            );
        var kept = Texts(Path.Combine(Sources.Root, Folder, database));
        var wanted = Texts(made.FullName);
        made.Delete(recursive: true);
        return
            kept.Keys.Union(wanted.Keys).FirstOrDefault(name => kept.GetValueOrDefault(name) != wanted.GetValueOrDefault(name))
                is { } first
            ? $"{first} is not what the model says: make the compiled model of {database} again, as README.md has it."
            : "";
    }

    /// <summary>By file name; without the id that a model gets anew each time.</summary>
    static Dictionary<string, string> Texts(string folder) =>
        Directory
            .GetFiles(folder)
            .ToDictionary(
                f => Path.GetFileName(f),
                f => Regex.Replace(File.ReadAllText(f).ReplaceLineEndings("\n"), "new Guid\\(\"[^\"]*\"\\)", "")
            );
}
