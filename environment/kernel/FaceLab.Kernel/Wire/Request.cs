namespace FaceLab.KernelHost.Wire;

/// <summary>One line from the Python half.</summary>
internal sealed record Request
{
    /// <summary><c>execute</c>, <c>interrupt</c>, <c>complete</c>, <c>inspect</c>, <c>is_complete</c> or
    /// <c>shutdown</c>.</summary>
    public required string Op { get; init; }

    /// <summary>Comes back in the reply.</summary>
    public int Id { get; init; }

    /// <summary>The cell's text.</summary>
    public string Code { get; init; } = "";

    /// <summary>The cell's number, for error messages.</summary>
    public int Cell { get; init; }

    /// <summary>The cursor, in UTF-16 units from the start of <see cref="Code"/>.</summary>
    public int Position { get; init; }
}
