namespace Distribution.Sandbox.X;

/// <summary>Which text the answer to a new post carries.</summary>
public enum CreateReplyText
{
    /// <summary>t.co links, and &amp; &lt; &gt; escaped.</summary>
    AsStored,

    AsSubmitted,
}
