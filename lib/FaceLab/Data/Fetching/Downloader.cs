using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>Fetches a file whose SHA-256 is known, from several mirrors in turn, whatever the network does.</summary>
/// <remarks>
/// It writes <c>NAME.part</c>, goes on where an earlier try ended if the server still has the same version (a strong ETag or
/// Last-Modified, kept in <c>NAME.part.json</c>, asked for by If-Range), checks length and sum, and only then gives the file
/// its name. A kill at any moment leaves a part. Redirects are followed, from https to http they are not.
/// Requests as in RFC 9110, sections 13.1.5 (If-Range) and 14 (Range).
/// </remarks>
/// <param name="options">Time-outs, tries and limits.</param>
public sealed class Downloader(DownloadOptions? options = null) : IDisposable
{
    private readonly DownloadOptions options = options ?? new();
    private readonly MirrorClient client = new(options ?? new());

    /// <summary>Closes its connections.</summary>
    public void Dispose() => client.Dispose();

    /// <summary>Brings a file into a folder; finds it there if it was fetched before.</summary>
    /// <param name="file">Name, sum and mirrors.</param>
    /// <param name="folder">Where to; made if missing. One process at a time may work in it.</param>
    /// <param name="progress">Told the bytes that have come.</param>
    /// <param name="say">Told in a sentence what goes wrong on the way.</param>
    /// <param name="cancellationToken">Stops the work; the part is kept.</param>
    /// <returns>The file's full path; it has the sum.</returns>
    /// <exception cref="FaceDataException">No mirror has the file (the message names each with its reason), or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<string> FetchAsync(DataFile file, string folder, IProgress<DataProgress>? progress = null, Action<string>? say = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        SourceRules.Check(file, file.Name);
        Directory.CreateDirectory(folder);
        var target = Path.GetFullPath(Path.Combine(folder, file.Name));
        if (File.Exists(target) && await FileSum.IsRightAsync(target, file, cancellationToken))
            return target;
        var part = new PartFile(target);
        var transfer = new Transfer(client, options, file, part, progress);
        var reasons = new List<string>();
        foreach (var mirror in file.Mirrors)
        {
            try
            {
                await FromMirrorAsync(mirror, file, part, transfer, say, cancellationToken);
                return target;
            }
            catch (TransferException error)
            {
                reasons.Add($"{mirror}: {error.Message}");
                say?.Invoke($"{file.Name}: {mirror}: {error.Message}.");
            }
            catch (IOException error) when (DiskSpace.IsFull(error))
            {
                throw new FaceDataException($"The disk of '{folder}' is full after {DiskSpace.Text(part.Length)} of '{file.Name}'. " +
                    "They are kept: free some space and run the same command again.", error);
            }
        }
        throw new FaceDataException($"'{file.Name}' cannot be fetched: {(reasons.Count == 0 ? "it has no mirror" : string.Join("; ", reasons))}. " +
            "Run the same command later, name another mirror, or fetch it by hand.");
    }

    private async Task FromMirrorAsync(
        Uri mirror, DataFile file, PartFile part, Transfer transfer, Action<string>? say, CancellationToken cancellationToken)
    {
        for (int tries = 1, inVain = 0; ; tries++)
        {
            var before = part.Length;
            try
            {
                await transfer.RunAsync(mirror, cancellationToken);
                if (await FinishAsync(file, part, transfer, cancellationToken))
                    return;
                say?.Invoke($"{file.Name}: what was resumed has not the right sum; from the beginning.");
            }
            catch (TransferException error) when (error.MayRetry)
            {
                inVain = part.Length > before ? 0 : inVain + 1;
                if (inVain >= options.Tries || tries >= options.MaximumTries)
                    throw new TransferException(tries == 1 ? error.Message : $"{error.Message} (try {tries})", mayRetry: false, error);
                say?.Invoke($"{file.Name}: {mirror}: {error.Message}; trying again.");
                await Task.Delay(Pause(inVain, error.RetryAfter), cancellationToken);
            }
        }
    }

    /// <returns>Whether the part had the sum; if not, it is gone, and another try from zero may do better.</returns>
    private static async Task<bool> FinishAsync(DataFile file, PartFile part, Transfer transfer, CancellationToken cancellationToken)
    {
        var (length, sum) = (part.Length, await FileSum.OfAsync(part.Path, cancellationToken));
        if (FileSum.Equal(sum, file.Sha256))
        {
            part.Finish();
            return true;
        }
        part.Discard();
        return transfer.Resumed ? false
            : throw new TransferException($"sent {length:N0} bytes with SHA-256 {sum}; expected {file.Sha256}", mayRetry: false);
    }

    private TimeSpan Pause(int inVain, TimeSpan? asked)
    {
        var pause = options.FirstPause * Math.Pow(2, Math.Clamp(inVain - 1, 0, 20));
        return TimeSpan.FromTicks(Math.Clamp(Math.Max(pause.Ticks, asked?.Ticks ?? 0), 0, options.MaximumPause.Ticks));
    }
}
