namespace Distribution.Functions.Triggers;

/// <summary>What runs for a message of certain queues, whichever front end took the message from its queue.</summary>
internal interface IQueueFunction
{
    /// <summary>The queues it serves.</summary>
    IReadOnlyList<string> Queues { get; }

    /// <summary>Handles one message; a bug or broken storage is an exception, and the message comes again.</summary>
    Task<FunctionAnswer> RunAsync(string body, CancellationToken cancellationToken);

    /// <summary>Gives up on a message that keeps crashing: evidence for a person.</summary>
    Task PoisonedAsync(string body, CancellationToken cancellationToken);
}
