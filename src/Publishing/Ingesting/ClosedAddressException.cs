namespace Distribution.Publishing.Ingesting;

/// <summary>A name led to an address that a stranger must not reach through us.</summary>
public sealed class ClosedAddressException : IOException
{
    /// <summary>Made without a sentence.</summary>
    public ClosedAddressException() { }

    /// <summary>Made with the sentence to show.</summary>
    public ClosedAddressException(string message) : base(message) { }

    /// <summary>Made around another fault.</summary>
    public ClosedAddressException(string message, Exception innerException) : base(message, innerException) { }
}
