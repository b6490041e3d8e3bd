namespace Distribution.Publishing.Channels;

/// <summary>A publishing call was refused by ourselves before its body left.</summary>
public sealed class NeverSentException : Exception
{
    /// <summary>No reason given.</summary>
    public NeverSentException() { }

    /// <summary>With the reason.</summary>
    public NeverSentException(string message) : base(message) { }

    /// <summary>With the reason and what led to it.</summary>
    public NeverSentException(string message, Exception innerException) : base(message, innerException) { }
}
