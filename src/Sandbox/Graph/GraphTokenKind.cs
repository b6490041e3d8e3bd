namespace Distribution.Sandbox.Graph;

/// <summary>Whom a token speaks for.</summary>
public enum GraphTokenKind
{
    /// <summary>A person.</summary>
    User,

    /// <summary>A Page.</summary>
    Page,

    /// <summary>An Instagram account.</summary>
    Instagram,
}
