using System.Xml;
using System.Xml.Linq;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.GoogleNews;

/// <summary>XML from elsewhere: no document type, nothing fetched on its behalf.</summary>
internal static class GoogleXml
{
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static XDocument Load(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Why there is nothing to read.</summary>
    public static string Unread(Fetched? fetched) => fetched switch
    {
        Fetched.TooLong => "It is too long.",
        Fetched.TooSlow => "It did not come in time.",
        Fetched.Failed failed => failed.Why,
        Fetched.Unchanged => "It was not there anew.",
        _ => "It is not on this machine.",
    };
}
