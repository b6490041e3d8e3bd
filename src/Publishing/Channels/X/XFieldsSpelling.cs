namespace Distribution.Publishing.Channels.X;

/// <summary>How a read names the fields it wants; X renamed the parameter in its specification of August 2026, its guides did not.</summary>
public enum XFieldsSpelling
{
    /// <summary>The new one first; the other when X says it does not know it, and that one from then on.</summary>
    Auto,

    /// <summary><c>post.fields</c>.</summary>
    Post,

    /// <summary><c>tweet.fields</c>.</summary>
    Tweet,
}
