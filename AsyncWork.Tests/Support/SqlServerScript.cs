using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AsyncWork.Tests.Support;

/// <summary>
/// Checks SQL for SQL Server without a server: ScriptDom parses it, DacFx resolves every table and column it names. Not seen by DacFx, and
/// so checked over the model instead: keys that are too wide and several cascade paths.
/// </summary>
sealed class SqlServerScript : IDisposable
{
    readonly TSql170Parser parser = new(initialQuotedIdentifiers: true);
    readonly Sql170ScriptGenerator generator = new();
    readonly TSqlModel model = new(SqlServerVersion.Sql160, new TSqlModelOptions());
    readonly List<string> problems = [];

    /// <summary>Takes in all that a script creates, also inside IF … BEGIN … END and EXEC(N'…').</summary>
    public SqlServerScript Add(string script)
    {
        var creations = new Creations(parser);
        if (Parse(script, "the script") is { } fragment)
            fragment.Accept(creations);
        problems.AddRange(creations.Problems);
        foreach (var statement in creations.Found)
        {
            generator.GenerateScript(statement, out var text);
            AddObject(text, text.Split('\n')[0]);
        }
        return this;
    }

    /// <summary>Takes in a query as the body of a procedure, so that its tables and columns are resolved.</summary>
    /// <param name="name">Named in the problems.</param>
    /// <param name="parameters">As declared: <c>@p0 int</c>.</param>
    public void AddQuery(string name, IReadOnlyList<string> parameters, string sql)
    {
        var procedure = $"CREATE PROCEDURE [{name}] {string.Join(", ", parameters)} AS\n{sql}";
        if (Parse(procedure, name) is not { } fragment)
            return;
        var grouping = new GroupingRules();
        fragment.Accept(grouping);
        problems.AddRange(grouping.Problems.Select(p => $"{name}: {p}"));
        AddObject(procedure, name);
    }

    /// <summary>Everything that is wrong; empty when SQL Server would take it.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. problems, .. model.Validate().Select(m => $"{m.Prefix}{m.Number}: {m.Message}").Distinct()];

    public void Dispose() => model.Dispose();

    TSqlFragment? Parse(string sql, string name)
    {
        var fragment = parser.Parse(new StringReader(sql), out var errors);
        problems.AddRange(errors.Select(e => $"{name}, line {e.Line}: {e.Message}"));
        return errors.Count == 0 ? fragment : null;
    }

    void AddObject(string sql, string name)
    {
        try
        {
            model.AddObjects(sql);
        }
        catch (DacModelException refused)
        {
            problems.AddRange(refused.Messages.Select(m => $"{name}: {m.Message}"));
        }
    }

    /// <summary>Finds the statements that create something.</summary>
    sealed class Creations(TSqlParser parser) : TSqlFragmentVisitor
    {
        public List<TSqlStatement> Found { get; } = [];
        public List<string> Problems { get; } = [];

        public override void Visit(TSqlStatement node)
        {
            if (
                node
                is CreateTableStatement
                    or CreateIndexStatement
                    or CreateViewStatement
                    or CreateSchemaStatement
                    or CreateSequenceStatement
                    or CreateTriggerStatement
                    or CreateProcedureStatement
                    or CreateFunctionStatement
                    or AlterTableAddTableElementStatement { Definition.ColumnDefinitions.Count: 0 }
            )
                Found.Add(node);
        }

        public override void Visit(ExecuteStatement node)
        {
            if (node.ExecuteSpecification.ExecutableEntity is not ExecutableStringList list)
                return;
            var inner = parser.Parse(
                new StringReader(string.Concat(list.Strings.OfType<StringLiteral>().Select(s => s.Value))),
                out var errors
            );
            Problems.AddRange(errors.Select(e => $"in EXEC, line {e.Line}: {e.Message}"));
            inner?.Accept(this);
        }
    }
}
