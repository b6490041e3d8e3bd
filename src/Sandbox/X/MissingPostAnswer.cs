namespace Distribution.Sandbox.X;

/// <summary>What is said of a post that is not there.</summary>
public enum MissingPostAnswer
{
    /// <summary>404 with the resource-not-found problem.</summary>
    NotFound,

    /// <summary>200 with the problem in <c>errors</c> and no <c>data</c>.</summary>
    PartialError,

    /// <summary>200 as if it had just been deleted; for reading the same as <see cref="PartialError"/>.</summary>
    Deleted,
}
