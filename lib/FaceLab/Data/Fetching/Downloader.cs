using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>Fetches a file whose SHA-256 is known from several mirrors in turn, and continues after errors of the
/// network.</summary>
/// <remarks>
/// It writes <c>NAME.part</c>, continues where an earlier try ended (Range requests, RFC 9110, section 14), checks
/// length and sum, and only then gives the file its name. A kill at any moment leaves a part. The sum shows if a later
/// try has damaged the part; the file is then fetched from the start. <see cref="HttpClient"/> follows redirects, but
/// not from https to http.
/// </remarks>
/// <param name="options">Time-outs, tries and limits.</param>
internal sealed class Downloader(DownloadOptions options) : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // HttpClient's own time-out covers only the wait for the headers.
    private readonly HttpClient http =
        new(new SocketsHttpHandler { ConnectTimeout = options.ConnectTimeout, UseCookies = false })
        {
            Timeout = options.ConnectTimeout + options.StallTimeout,
            DefaultRequestHeaders = { { "User-Agent", "FaceLab/0.1" }, { "Accept-Encoding", "identity" } },
        };

    public void Dispose() => http.Dispose();

    /// <summary>Fetches a file into a folder, unless it is there already.</summary>
    /// <param name="file">Name, sum and mirrors.</param>
    /// <param name="folder">The folder for the file; made if missing. Only one process at a time may use it.</param>
    /// <param name="progress">The listener for the bytes so far.</param>
    /// <param name="say">The listener for errors on the way, each in one sentence.</param>
    /// <param name="cancellationToken">Stops the work; the part is kept.</param>
    /// <returns>The full path of the file, whose sum is right.</returns>
    /// <exception cref="FaceDataException">No mirror has the file (the message names each with its reason), or the
    /// disk has no room.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<string> FetchAsync(
        DataFile file, string folder, IProgress<DataProgress>? progress, Action<string>? say,
        CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var target = Path.GetFullPath(Path.Combine(folder, file.Name));
        if (await file.IsAtAsync(target, cancellationToken))
            return target;
        var reasons = new List<string>();
        foreach (var mirror in file.Mirrors)
        {
            try
            {
                await FromMirrorAsync(mirror, file, $"{target}.part", progress, say, cancellationToken);
                File.Move($"{target}.part", target, overwrite: true);
                return target;
            }
            catch (MirrorException error)
            {
                reasons.Add($"{mirror}: {error.Message}");
                say?.Invoke($"{file.Name}: {mirror}: {error.Message}.");
            }
        }
        throw new FaceDataException($"'{file.Name}' cannot be fetched: " +
            $"{(reasons.Count == 0 ? "it has no mirror" : string.Join("; ", reasons))}. " +
            "Run the same command later, name another mirror, or fetch it by hand.");
    }

    private async Task FromMirrorAsync(
        Uri mirror, DataFile file, string part, IProgress<DataProgress>? progress, Action<string>? say,
        CancellationToken cancellationToken)
    {
        for (int tries = 1, inVain = 0; ; tries++)
        {
            var before = LengthOf(part);
            try
            {
                var resumed = await TransferAsync(mirror, file, part, progress, cancellationToken);
                await RequireSumAsync(file, part, resumed, cancellationToken);
                return;
            }
            catch (MirrorException error) when (error.MayRetry)
            {
                inVain = LengthOf(part) > before ? 0 : inVain + 1;
                if (inVain >= options.Tries || tries >= options.MaximumTries)
                    throw new MirrorException(
                        tries == 1 ? error.Message : $"{error.Message} (try {tries})", mayRetry: false, error);
                say?.Invoke($"{file.Name}: {mirror}: {error.Message}; trying again.");
                var pause = options.FirstPause * Math.Pow(2, Math.Max(0, inVain - 1));
                await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellationToken);
            }
        }
    }

    /// <summary>Fetches the rest of a part.</summary>
    /// <returns>True if it continued the part of an earlier try.</returns>
    private async Task<bool> TransferAsync(
        Uri mirror, DataFile file, string part, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        var start = LengthOf(part);
        if (start > 0 && start == file.Bytes)
            return true;
        using var response = await AskAsync(mirror, start, cancellationToken);
        // The part is complete or too long: the sum will show it.
        if (start > 0 && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            return true;
        start = StartOf(response, start, part);
        var total = RequireLength(response, file, start);
        var needed = (total ?? start) - start;
        options.RequireSpace(
            Path.GetDirectoryName(part)!, needed, $"'{file.Name}' needs {DiskSpace.Text(needed)} more");
        await using var output = new FileStream(
            part, start > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        await CopyAsync(response, output, file, start, total, progress, cancellationToken);
        output.Flush(flushToDisk: true);
        return start > 0;
    }

    private async Task<HttpResponseMessage> AskAsync(Uri mirror, long start, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, mirror);
        request.Headers.Range = start > 0 ? new RangeHeaderValue(start, null) : null;
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MirrorException($"no answer within {http.Timeout.TotalSeconds:0.#} s", mayRetry: true, error);
        }
        // All but the first come from redirects to addresses that are neither http nor https.
        catch (Exception error) when (error is HttpRequestException or FormatException or ArgumentException
            or NotSupportedException)
        {
            // A certificate stays bad; a handshake that was cut may succeed at the next try.
            throw new MirrorException(
                (error.InnerException ?? error).Message, error.InnerException is not AuthenticationException, error);
        }
    }

    /// <summary>Returns the position of an answer's first byte: the one asked for, or 0 if the server sends the whole
    /// file.</summary>
    private static long StartOf(HttpResponseMessage response, long asked, string part)
    {
        if (response.StatusCode == HttpStatusCode.OK)
            return 0;
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        if (response.StatusCode != HttpStatusCode.PartialContent)
            // 202: some servers first fetch the file from an archive of their own.
            throw new MirrorException(status, mayRetry: (int)response.StatusCode is 202 or 408 or 429 or >= 500);
        var range = response.Content.Headers.ContentRange;
        if (asked > 0 && range?.From == asked)
            return asked;
        File.Delete(part);
        throw new MirrorException($"answered the request for bytes from {asked:N0} on with '{range}'", mayRetry: true);
    }

    private long? RequireLength(HttpResponseMessage response, DataFile file, long start)
    {
        var announced = response.Content.Headers.ContentRange?.Length ?? response.Content.Headers.ContentLength + start;
        if (announced > Limit(file) || (announced is not null && file.Bytes is not null && announced != file.Bytes))
            throw new MirrorException(
                $"has a file of {announced:N0} bytes; expected " +
                $"{(file.Bytes is null ? "at most " : "")}{Limit(file):N0}", mayRetry: false);
        return announced ?? file.Bytes;
    }

    private long Limit(DataFile file) => file.Bytes ?? options.MaximumBytes;

    private async Task CopyAsync(HttpResponseMessage response, FileStream output, DataFile file, long done, long? total,
        IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        await using var input = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[1 << 17];
        var work = $"download {file.Name}";
        progress?.Report(new DataProgress(work, done, total));
        for (int read; (read = await ReadAsync(input, buffer, done, cancellationToken)) > 0;)
        {
            if ((done += read) > Limit(file))
                throw new MirrorException($"sends more than {Limit(file):N0} bytes", mayRetry: false);
            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress?.Report(new DataProgress(work, done, total));
        }
        if (done < total)
            throw new MirrorException($"ended after {done:N0} of {total:N0} bytes", mayRetry: true);
    }

    private async Task<int> ReadAsync(Stream input, byte[] buffer, long done, CancellationToken cancellationToken)
    {
        try
        {
            return await input.ReadAsync(buffer, cancellationToken).AsTask()
                .WaitAsync(options.StallTimeout, cancellationToken);
        }
        catch (TimeoutException error)
        {
            throw new MirrorException($"sent nothing for {options.StallTimeout.TotalSeconds:0.#} s after {done:N0} " +
                "bytes", mayRetry: true, error);
        }
        catch (IOException error)
        {
            throw new MirrorException($"was cut after {done:N0} bytes", mayRetry: true, error);
        }
    }

    private static async Task RequireSumAsync(
        DataFile file, string part, bool resumed, CancellationToken cancellationToken)
    {
        var (length, sum) = (LengthOf(part), await DataFile.SumOfAsync(part, cancellationToken));
        if (file.HasSum(sum))
            return;
        File.Delete(part);
        throw new MirrorException(
            $"sent {length:N0} bytes with SHA-256 {sum}; expected {file.Sha256}", mayRetry: resumed);
    }

    private static long LengthOf(string part) => File.Exists(part) ? new FileInfo(part).Length : 0;

    /// <summary>The error of one try with one mirror. Its message is written to follow the mirror's address.</summary>
    private sealed class MirrorException(string reason, bool mayRetry, Exception? innerException = null)
        : Exception(reason, innerException)
    {
        public bool MayRetry => mayRetry;
    }
}
