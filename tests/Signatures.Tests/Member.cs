namespace FaceLab.Signatures;

/// <summary>One visible member of a type.</summary>
/// <param name="Name">Its name, to find the ones that it could have been meant as.</param>
/// <param name="Text">All of its signature in one line.</param>
/// <param name="IsOverridable">Virtual or abstract, in a class that can be derived from.</param>
internal sealed record Member(string Name, string Text, bool IsOverridable = false);
