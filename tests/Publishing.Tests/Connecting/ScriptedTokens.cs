using Distribution.Publishing.Channels;

namespace Distribution.Publishing.Tests.Connecting;

/// <summary>Answers in turn, and keeps what it was shown.</summary>
internal sealed class ScriptedTokens(params TokenReply[] replies) : ITokenClient
{
    private readonly Queue<TokenReply> _replies = new(replies);

    public List<string> Shown { get; } = [];

    /// <summary>What happens elsewhere while the network is being asked.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public async Task<TokenReply> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        Shown.Add(refreshToken);
        var reply = _replies.Dequeue();
        await Meanwhile();
        return reply;
    }
}
