using System.Globalization;
using System.Net;
using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>One try to bring a part to its full length.</summary>
internal sealed class Transfer(MirrorClient client, DownloadOptions options, DataFile file, PartFile part, IProgress<DataProgress>? progress)
{
    /// <summary>Whether the last try went on with what an earlier one had brought.</summary>
    public bool Resumed { get; private set; }

    /// <exception cref="TransferException">The mirror did not send the file; what has come is kept, if it can be gone on with.</exception>
    /// <exception cref="FaceDataException">The disk has not enough space; the part is kept.</exception>
    public async Task RunAsync(Uri mirror, CancellationToken cancellationToken)
    {
        var start = part.Length;
        var origin = part.Origin;
        Resumed = start > 0 && origin?.Validator is not null && origin.Mirror == mirror.AbsoluteUri;
        if (Resumed && start == file.Bytes)
            return;
        if (!Resumed)
            start = 0;
        using var response = await client.GetAsync(mirror, start, origin?.Validator, cancellationToken);
        // Nothing is left to send: a kill came just before the part got its name.
        if (Resumed && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && response.Content.Headers.ContentRange?.Length == start)
            return;
        Resumed = start > 0 && response.StatusCode == HttpStatusCode.PartialContent;
        if (Resumed)
            RequireRest(response, start, origin!);
        else if (response.StatusCode != HttpStatusCode.OK)
            throw Refused(response, start);
        else
            start = 0;
        var total = RequireLength(response, start);
        RequireSpace((total ?? start) - start);
        await using var output = Resumed ? part.Continue(options) : part.Begin(PartOrigin.Of(mirror, response), options);
        await CopyAsync(response, output, start, total, cancellationToken);
    }

    // A server that sends another piece, or a piece of another version, would make a file of two halves.
    private void RequireRest(HttpResponseMessage response, long start, PartOrigin origin)
    {
        var range = response.Content.Headers.ContentRange;
        if (range is { Unit: "bytes", From: { } from } && from == start && range.To == range.Length - 1 && origin.Fits(response))
            return;
        part.Discard();
        throw new TransferException(
            $"answered the request for bytes {start:N0} and on by '{range}' of {(origin.Fits(response) ? "this" : "another")} version", mayRetry: true);
    }

    private TransferException Refused(HttpResponseMessage response, long start)
    {
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && start > 0)
        {
            part.Discard();
            return new TransferException($"{status} for bytes {start:N0} and on", mayRetry: true);
        }
        // 202: some stores fetch a file from their own depths first.
        var mayRetry = (int)response.StatusCode >= 500
            || response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
        return new TransferException(status, mayRetry) { RetryAfter = response.Headers.RetryAfter?.Delta };
    }

    private long? RequireLength(HttpResponseMessage response, long start)
    {
        var announced = response.Content.Headers.ContentRange?.Length ?? response.Content.Headers.ContentLength + start;
        if (announced is { } length && file.Bytes is { } known && length != known)
            throw new TransferException($"has a file of {length:N0} bytes; it should have {known:N0}", mayRetry: false);
        if (announced > Limit)
            throw new TransferException($"announces {DiskSpace.Text(announced.Value)}; at most {DiskSpace.Text(Limit)} are taken", mayRetry: false);
        return announced ?? file.Bytes;
    }

    private long Limit => file.Bytes ?? options.MaximumBytes;

    private void RequireSpace(long needed)
    {
        var folder = Path.GetDirectoryName(part.Path)!;
        var free = options.FreeBytes(folder);
        if (needed > free)
            throw new FaceDataException($"'{file.Name}' needs {DiskSpace.Text(needed)} more, and the disk of '{folder}' has " +
                $"{DiskSpace.Text(free)} free. Free some space, or choose a folder on another disk. What has come is kept.");
    }

    private async Task CopyAsync(HttpResponseMessage response, Stream output, long done, long? total, CancellationToken cancellationToken)
    {
        await using var input = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[1 << 17];
        var work = $"download {file.Name}";
        progress?.Report(new DataProgress(work, done, total));
        for (int read; (read = await ReadAsync(input, buffer, done, cancellationToken)) > 0;)
        {
            done += read;
            if (done > Limit)
                throw TooLong();
            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress?.Report(new DataProgress(work, done, total));
        }
        if (done < total)
            throw new TransferException($"ended after {done:N0} of {total:N0} bytes", mayRetry: true);
    }

    private TransferException TooLong()
    {
        part.Discard();
        return new TransferException(string.Create(CultureInfo.InvariantCulture, $"sends more than {Limit:N0} bytes"), mayRetry: false);
    }

    private async Task<int> ReadAsync(Stream input, byte[] buffer, long done, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.StallTimeout);
        try
        {
            return await input.ReadAsync(buffer, patience.Token);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransferException($"sent nothing for {options.StallTimeout.TotalSeconds:0.#} s after {done:N0} bytes", mayRetry: true, error);
        }
        catch (IOException error)
        {
            throw new TransferException($"was cut after {done:N0} bytes", mayRetry: true, error);
        }
    }
}
