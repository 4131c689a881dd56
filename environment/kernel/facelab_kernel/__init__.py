"""FaceLab's Jupyter kernel for C#: ipykernel speaks the wire protocol, a .NET process runs the cells."""
