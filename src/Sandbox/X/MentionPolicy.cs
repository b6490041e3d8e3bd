namespace Distribution.Sandbox.X;

/// <summary>What becomes of a post that @mentions somebody.</summary>
public enum MentionPolicy
{
    /// <summary>403, the generic refusal.</summary>
    Refuse,

    /// <summary>Only a reply may.</summary>
    RefuseOutsideReplies,

    Allow,
}
