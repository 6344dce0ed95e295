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
    readonly HashSet<string> fullText = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes in all that a script creates and alters, also inside IF … BEGIN … END and EXEC(N'…').</summary>
    public SqlServerScript Add(string script)
    {
        var creations = new Creations(parser);
        if (Parse(script, "the script") is { } fragment)
            fragment.Accept(creations);
        problems.AddRange(creations.Problems);
        foreach (var (table, columns) in creations.FullText)
        {
            fullText.UnionWith(columns.Select(c => $"{table}.{c}"));
            // DacFx would take the index itself, and then wait for ever when something else is wrong.
            AddQuery($"full text of {table}", [], $"SELECT {string.Join(", ", columns.Select(c => $"[{c}]"))} FROM [{table}]");
        }
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
        var searches = new FullTextSearches();
        fragment.Accept(searches);
        // DacFx resolves the columns, and does not know which of them are indexed.
        problems.AddRange(searches.Columns.Where(c => !fullText.Contains(c)).Select(c => $"{name}: {c} has no full-text index."));
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

    /// <summary>Finds the columns that are asked for words.</summary>
    sealed class FullTextSearches : TSqlFragmentVisitor
    {
        public List<string> Columns { get; } = [];

        public override void Visit(FullTextTableReference node) =>
            Columns.AddRange(
                node.Columns.Select(c => $"{node.TableName.BaseIdentifier.Value}.{c.MultiPartIdentifier?.Identifiers[^1].Value}")
            );
    }

    /// <summary>Finds the statements that create something.</summary>
    sealed class Creations(TSqlParser parser) : TSqlFragmentVisitor
    {
        public List<TSqlStatement> Found { get; } = [];
        public List<(string Table, IReadOnlyList<string> Columns)> FullText { get; } = [];
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
            else
                Alter(node);
        }

        /// <summary>DacFx takes creations only, so what a later migration alters is written into what an earlier one created.</summary>
        void Alter(TSqlStatement node)
        {
            switch (node)
            {
                case AlterTableAddTableElementStatement add:
                    foreach (var column in add.Definition.ColumnDefinitions)
                        Definition(add.SchemaObjectName, column)?.ColumnDefinitions.Add(column);
                    break;
                case AlterTableAlterColumnStatement alter:
                    if (Column(alter) is { } altered)
                        altered.DataType = alter.DataType;
                    break;
                case AlterTableDropTableElementStatement drop:
                    foreach (var element in drop.AlterTableDropTableElements)
                        Drop(drop.SchemaObjectName, element.Name?.Value, drop);
                    break;
                case DropTableStatement drop:
                    foreach (var name in drop.Objects.Select(o => o.BaseIdentifier.Value))
                        if (Found.RemoveAll(f => f is CreateTableStatement t && Is(t.SchemaObjectName.BaseIdentifier, name)) == 0)
                            Problems.Add($"line {node.StartLine}: no table {name} to drop");
                    break;
                case DropIndexStatement { DropIndexClauses: [DropIndexClause clause] }:
                    if (Found.RemoveAll(f => f is CreateIndexStatement i && Is(i.Name, clause.Index.Value)) == 0)
                        Problems.Add($"line {node.StartLine}: no index {clause.Index.Value} to drop");
                    break;
            }
        }

        ColumnDefinition? Column(AlterTableAlterColumnStatement alter) =>
            Definition(alter.SchemaObjectName, alter)
                ?.ColumnDefinitions.FirstOrDefault(c => Is(c.ColumnIdentifier, alter.ColumnIdentifier.Value));

        TableDefinition? Definition(SchemaObjectName table, TSqlFragment by)
        {
            var created = Found
                .OfType<CreateTableStatement>()
                .FirstOrDefault(c => Is(c.SchemaObjectName.BaseIdentifier, table.BaseIdentifier.Value));
            if (created is null)
                Problems.Add($"line {by.StartLine}: no table {table.BaseIdentifier.Value} to alter");
            return created?.Definition;
        }

        void Drop(SchemaObjectName table, string? name, TSqlStatement by)
        {
            // EF looks up and drops a column's default by a name it computes; a variable has no name here.
            if (name is null || Definition(table, by) is not { } definition)
                return;
            var dropped =
                Remove(definition.TableConstraints, c => Is(c.ConstraintIdentifier, name))
                + Remove(definition.ColumnDefinitions, c => Is(c.ColumnIdentifier, name))
                + Found.RemoveAll(f =>
                    f is AlterTableAddTableElementStatement add
                    && add.Definition.TableConstraints.Any(c => Is(c.ConstraintIdentifier, name))
                );
            if (dropped == 0)
                Problems.Add($"line {by.StartLine}: no {name} to drop from {table.BaseIdentifier.Value}");
        }

        static int Remove<T>(IList<T> list, Predicate<T> which)
        {
            var removed = 0;
            for (var i = list.Count - 1; i >= 0; i--)
                if (which(list[i]))
                {
                    list.RemoveAt(i);
                    removed++;
                }
            return removed;
        }

        static bool Is(Identifier? identifier, string name) =>
            string.Equals(identifier?.Value, name, StringComparison.OrdinalIgnoreCase);

        /// <summary><c>EXEC sp_rename N'[Old]', N'New', 'OBJECT'</c>, and the same for columns: <c>N'[Table].[Old]'</c>.</summary>
        void Rename(ExecutableProcedureReference call)
        {
            if (!Is(call.ProcedureReference.ProcedureReference?.Name.BaseIdentifier, "sp_rename"))
                return;
            var said = call.Parameters.Select(p => (p.ParameterValue as StringLiteral)?.Value ?? "").ToList();
            var path = said[0].Split('.').Select(part => part.Trim('[', ']')).ToList();
            var renamed = new Identifier { Value = said[1], QuoteType = QuoteType.SquareBracket };
            var found = said[2] switch
            {
                "OBJECT" => Found
                    .OfType<CreateTableStatement>()
                    .Where(c => Is(c.SchemaObjectName.BaseIdentifier, path[0]))
                    .Select(c => c.SchemaObjectName = new() { Identifiers = { renamed } })
                    .Count(),
                "COLUMN" => Definition(Named(path[0]), call)
                    ?.ColumnDefinitions.Where(c => Is(c.ColumnIdentifier, path[1]))
                    .Select(c => c.ColumnIdentifier = renamed)
                    .Count(),
                _ => 0,
            };
            if (found != 1)
                Problems.Add($"line {call.StartLine}: no {said[0]} to rename");
        }

        static SchemaObjectName Named(string table) => new() { Identifiers = { new Identifier { Value = table } } };

        public override void Visit(CreateFullTextIndexStatement node) =>
            FullText.Add((node.OnName.BaseIdentifier.Value, [.. node.FullTextIndexColumns.Select(c => c.Name.Value)]));

        public override void Visit(ExecuteStatement node)
        {
            if (node.ExecuteSpecification.ExecutableEntity is ExecutableProcedureReference call)
                Rename(call);
            if (node.ExecuteSpecification.ExecutableEntity is not ExecutableStringList list)
                return;
            // A variable holds the name of a constraint, as when a column with a default is dropped: nothing says which it will be.
            var text = string.Concat(list.Strings.Select(s => s is StringLiteral literal ? literal.Value : "x"));
            var inner = parser.Parse(new StringReader(text), out var errors);
            Problems.AddRange(errors.Select(e => $"in EXEC, line {e.Line}: {e.Message}"));
            if (list.Strings.All(s => s is StringLiteral))
                inner?.Accept(this);
        }
    }
}
