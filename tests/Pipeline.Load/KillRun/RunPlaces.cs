using System.Text.Json;
using System.Text.Json.Serialization;
using Distribution.Sandbox;

namespace Distribution.Pipeline.Load.KillRun;

/// <summary>Where a run's workers find what the parent holds.</summary>
/// <param name="Address">The stand-ins.</param>
/// <param name="Networks">What they are and how one is let in.</param>
/// <param name="Site">Where our own pictures are served.</param>
internal sealed record RunPlaces(Uri Address, IReadOnlyList<SandboxAccess> Networks, Uri Site)
{
    private const string File = "places.json";

    public static RunPlaces Read(string folder) =>
        JsonSerializer.Deserialize(System.IO.File.ReadAllText(Path.Combine(folder, File)), RunPlacesContext.Default.RunPlaces)
        ?? throw new InvalidDataException($"{File} is empty.");

    public void Write(string folder) => System.IO.File.WriteAllText(Path.Combine(folder, File), JsonSerializer.Serialize(this, RunPlacesContext.Default.RunPlaces));
}

[JsonSerializable(typeof(RunPlaces))]
internal sealed partial class RunPlacesContext : JsonSerializerContext;
