namespace FaceLab.Data;

/// <summary>One picture of one person, as a data set lists it. Nothing is decoded yet.</summary>
/// <param name="Identity">Name of the person; equal names are the same person.</param>
/// <param name="Number">The picture's number within its identity, counted from 1 as LFW does.</param>
/// <param name="Path">Full path of the image file; for <see cref="SyntheticFaces"/> a name that says how to render it.</param>
public sealed record FaceRecord(string Identity, int Number, string Path);
