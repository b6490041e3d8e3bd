namespace Distribution.Publishing.Recording;

/// <summary>By which of an article's times a sitemap or feed holds it.</summary>
public enum SyndicatedBy
{
    /// <summary>Its publication on the site.</summary>
    Publication,

    /// <summary>When it came into the channel: an editor may post an older story, and subscribers have not had it yet.</summary>
    Arrival,
}
