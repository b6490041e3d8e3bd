using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Pages;

namespace Distribution.Sandbox.Serving;

/// <summary>What the frame asks of each network's stand-in.</summary>
internal interface ISandboxNetwork
{
    /// <summary>Its word in faults, paths and logs: lower case.</summary>
    string Name { get; }

    /// <summary>Its name for people.</summary>
    string Title { get; }

    /// <summary>How to reach it.</summary>
    SandboxAccess Access { get; }

    /// <summary>Whether a path belongs to this network's interface, known or not.</summary>
    bool Serves(string path);

    /// <summary>What has to be fetched from elsewhere before the call can be answered, which it is in one transaction; null for nothing.</summary>
    Uri? FetchFirst(SandboxCall call) => null;

    /// <summary>The entity tag of the copy the network has of an address; null to have it anew.</summary>
    string? TagOf(Uri address) => null;

    /// <summary>Processes the call to its end, commit included.</summary>
    SandboxReply Answer(SandboxCall call);

    /// <summary>A fault's answer with the headers this network puts on everything.</summary>
    SandboxReply Dress(Fault.Answer answer);

    /// <summary>All posts with their times as JSON, for tests.</summary>
    string HeldAsJson();

    /// <summary>Posts not deleted, newest first.</summary>
    /// <param name="includeUnseen">Also those no reader sees yet.</param>
    IReadOnlyList<PagePost> ReaderPosts(bool includeUnseen);

    /// <summary>The JPEG of a post that has one and is not deleted; null of any other.</summary>
    byte[]? Picture(string id) => null;
}
