namespace Distribution.Sandbox.X;

/// <summary>Which names for fields the interface takes and gives.</summary>
public enum FieldSpelling
{
    /// <summary>Takes either parameter; answers in the spelling asked for, old when none was.</summary>
    Both,

    /// <summary>tweet.fields, edit_history_tweet_ids.</summary>
    Old,

    /// <summary>post.fields, edit_history_post_ids.</summary>
    New,
}
