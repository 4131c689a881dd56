namespace FaceLab.LibstdcxxStep;

/// <summary>A symbol version that one library needs of another.</summary>
/// <param name="Library">The file name of the other library, for example <c>libstdc++.so.6</c>.</param>
/// <param name="Version">The name of the version, for example <c>GLIBCXX_3.4.32</c>.</param>
/// <param name="Index">The number by which symbols name this version.</param>
/// <param name="IsWeak">True if the loader accepts a library without it.</param>
/// <param name="FlagsAt">The offset of its flags in the file, in bytes.</param>
internal sealed record VersionReference(string Library, string Version, ushort Index, bool IsWeak, long FlagsAt);
