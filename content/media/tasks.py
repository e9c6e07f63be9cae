"""Work on media that nobody waits for where a worker runs; it decides nothing itself."""

from django_tasks import task

from content.media.models import CustomImage
from content.media.services import picture_sizes_create


@task()
def picture_sizes_create_task(image_id: int) -> None:
    """Make the sizes of an image, unless it was deleted meanwhile."""
    image = CustomImage.objects.filter(pk=image_id).first()
    if image is not None:
        picture_sizes_create(image=image)
