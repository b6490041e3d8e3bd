namespace Distribution.Sandbox.Instagram;

/// <summary>Where a picture that cannot be used shows.</summary>
public enum PictureProblem
{
    /// <summary>The container is not made; the answer says why.</summary>
    RefusesTheContainer,

    /// <summary>The container is made, and ends in ERROR.</summary>
    FailsTheContainer,
}
