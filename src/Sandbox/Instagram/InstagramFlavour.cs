namespace Distribution.Sandbox.Instagram;

/// <summary>Which of the two interfaces answers; paths and parameters are the same.</summary>
public enum InstagramFlavour
{
    /// <summary>graph.facebook.com: media can be deleted.</summary>
    FacebookLogin,

    /// <summary>graph.instagram.com: errors are of type IGApiException, and deleting is answered as if the media were not there.</summary>
    InstagramLogin,
}
