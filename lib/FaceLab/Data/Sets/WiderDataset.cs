namespace FaceLab.Data.Sets;

/// <summary>WIDER FACE: photos with a box for each face, from portraits to crowds of hundreds.</summary>
/// <remarks>
/// Source: S. Yang, P. Luo, C. C. Loy, X. Tang, "WIDER FACE: A Face Detection Benchmark", CVPR 2016. Reads
/// <c>wider_face_val_bbx_gt.txt</c> and <c>wider_face_train_bbx_gt.txt</c> as published (x, y, width, height, then
/// blur, expression, illumination, invalid, occlusion, pose) and the same layout without the six attributes. Faces that
/// the annotators marked invalid, and boxes without an area, are in <see cref="AnnotatedPhoto.Ignored"/>. A face's
/// identity is its photo and its place in the list, <c>0--Parade/0_Parade_1.jpg#3</c>.
/// </remarks>
public sealed class WiderDataset : PhotoDataset
{
    private static readonly string[] Lists =
        ["bbx_gt.txt", "wider_face_val_bbx_gt.txt", "wider_face_split/wider_face_val_bbx_gt.txt",
         "wider_face_train_bbx_gt.txt", "wider_face_split/wider_face_train_bbx_gt.txt"];

    private WiderDataset(IReadOnlyList<AnnotatedPhoto> photos, IReadOnlyList<PassedOver> passedOver)
        : base("WIDER FACE", photos, passedOver) { }

    /// <summary>Reads the boxes; opens no photo.</summary>
    /// <param name="path">A file of boxes, or the folder that holds one: the validation set if both are there. Photos
    /// are in <c>images</c> beside it, or in <c>WIDER_val/images</c> (<c>WIDER_train/images</c>) beside it or its
    /// folder.</param>
    /// <exception cref="FaceDataException">The file is missing or malformed, none of its photos is there, or no photo
    /// has a face.</exception>
    public static WiderDataset Open(string path)
    {
        var list = SetFolders.Require("WIDER FACE", path, Lists);
        var part = Path.GetFileName(list).Contains("train", StringComparison.Ordinal) ? "WIDER_train/images"
            : "WIDER_val/images";
        var pictures = new ListedPictures(SetFolders.PicturesBeside(list, "images", part, $"../{part}"));
        var photos = new List<AnnotatedPhoto>();
        foreach (var block in PhotoBlocks.Read(list))
        {
            if (pictures.Find(block.Name.Text.Trim(), block.Name) is { } photo)
                photos.Add(PhotoOf(block, photo));
        }
        var passedOver = pictures.PassedOver(list);
        return new WiderDataset(photos, passedOver);
    }

    internal static bool IsAt(string path) => SetFolders.FindFile(path, Lists) is not null;

    private static AnnotatedPhoto PhotoOf(PhotoBlock block, string path)
    {
        var (faces, ignored) = (new List<FaceRecord>(), new List<FaceBox>());
        foreach (var (i, line) in block.Faces.Index())
        {
            var (box, invalid) = BoxOf(line);
            if (invalid || box.Width == 0 || box.Height == 0)
                ignored.Add(box);
            else
                faces.Add(new FaceRecord($"{block.Name.Text.Trim()}#{i + 1}", 1, path) { Box = box });
        }
        return new AnnotatedPhoto(path, faces) { Ignored = ignored };
    }

    private static (FaceBox Box, bool Invalid) BoxOf(DataLine line)
    {
        var fields = line.Fields;
        if (fields.Length is not (4 or 10))
            throw line.Malformed("'x y width height', with six attributes or none,");
        var box = new FaceBox(line.Real(fields[0], "x"), line.Real(fields[1], "y"), line.Real(fields[2], "width"),
            line.Real(fields[3], "height"));
        if (box.Width < 0 || box.Height < 0)
            throw line.Malformed("a width and a height of 0 or more,");
        return (box, fields.Length == 10 && line.Whole(fields[7], "'invalid', 0 or 1") != 0);
    }
}
