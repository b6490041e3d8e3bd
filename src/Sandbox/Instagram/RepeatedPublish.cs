namespace Distribution.Sandbox.Instagram;

/// <summary>What is said to publishing a container a second time; nobody outside knows. Nothing is posted either way.</summary>
public enum RepeatedPublish
{
    /// <summary>24/2207008, as of a container that is not there.</summary>
    NotFound,

    /// <summary>The id of the media it became.</summary>
    SameMedia,
}
