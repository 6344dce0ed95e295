namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page with those that stand below it.</summary>
public sealed record TreeNode(TreeRow Row, IReadOnlyList<TreeNode> Below);

/// <summary>Pages as a tree. What stands below a page that one may not see stands at the top.</summary>
public static class PageTree
{
    public static IReadOnlyList<TreeNode> Of(IReadOnlyList<TreeRow> rows)
    {
        var there = rows.Select(r => r.Id).ToHashSet();
        var below = rows.ToLookup(r => r.ParentId is { } parent && there.Contains(parent) ? parent : 0);
        return NodesBelow(0);

        IReadOnlyList<TreeNode> NodesBelow(int parent) => [.. below[parent].Select(r => new TreeNode(r, NodesBelow(r.Id)))];
    }

    /// <summary>The pages in the order of the tree, each with how deep it stands.</summary>
    public static IEnumerable<(TreeRow Row, int Depth)> Flat(IReadOnlyList<TreeNode> nodes, int depth = 0)
    {
        foreach (var node in nodes)
        {
            yield return (node.Row, depth);
            foreach (var below in Flat(node.Below, depth + 1))
                yield return below;
        }
    }
}
