namespace AsyncWork.Domain.Wiki;

/// <summary>What somebody may do in a space or with a page. Each includes those before it; who may read may comment (product.md D16).</summary>
public enum SpaceRight
{
    None,
    Read,
    Write,

    /// <summary>Settings, rights, templates, and what lies in the trash.</summary>
    Keep,
}
