using FaceLab.Basics;

namespace FaceLab.Tests.Basics;

public sealed class ComposedLettersTests
{
    [Theory]
    [InlineData("Ann_Lee", "Ann_Lee")]
    [InlineData("Zoe\u0308", "Zo\u00EB")]
    [InlineData("Nguye\u0302\u0303n A\u0302\u0301n", "Nguy\u1EC5n \u1EA4n")]
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("\u0418\u0306\u0435\u0308", "\u0419\u0451")]
    [InlineData("\u03B1\u0301", "\u03AC")]
    [InlineData("\u304B\u3099\u30CF\u309A", "\u304C\u30D1")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("x\u0308", "\u1E8D")]
    [InlineData("q\u0308\u0308", "q\u0308\u0308")]
    [InlineData("\u0308", "\u0308")]
    [InlineData("", "")]
    public void Marks_join_the_letter_before_them(string apart, string joined) =>
        Assert.Equal(joined, ComposedLetters.Join(apart));
}
