using AsyncWork.Tests.Support;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("AsyncWork.Tests.Support.LongOnesFirst", "AsyncWork.Tests")]

namespace AsyncWork.Tests.Support;

/// <summary>Classes that take minutes begin first: at the end of a run they would keep one core busy and the other waiting.</summary>
public sealed class LongOnesFirst : ITestCollectionOrderer
{
    static readonly string[] Long = ["BadInputTests", "AccessTests", "QueryTests", "DemoCompanyTests", "ReportsAgreeTests"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c =>
            Array.FindIndex(Long, name => c.DisplayName.Contains(name, StringComparison.Ordinal)) is >= 0 and var at
                ? at
                : Long.Length
        );
}
